import { timestamp } from "../signing/sign.js";

/** The time as the service sees it; learned from the `Date` of a response, kept for the session. */
export class ServerClock {
  /** How far the service is ahead, in milliseconds. */
  skewMs: number;
  /** Whether a signature with `skewMs` was accepted; until then it is a guess. */
  isVerified = false;

  #second = 0;
  #timestamp = "";

  constructor(skewMs = 0) {
    this.skewMs = skewMs;
  }

  /** Now in the form of `X-Sdk-Date`, written once a second. */
  timestamp(): string {
    const now = Date.now() + this.skewMs;
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#timestamp = timestamp(new Date(now));
    }
    return this.#timestamp;
  }

  /** Now, by the server's clock. */
  now(): Date {
    return new Date(Date.now() + this.skewMs);
  }
}
