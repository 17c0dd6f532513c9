import { timestamp } from "../signing/sign.js";

// A smaller difference cannot be the reason for a refusal, and the header has whole seconds.
const WORTH_CORRECTING_MS = 60_000;

/** The time as the service sees it; learned from the `Date` of an answer, kept for the session. */
export class ServerClock {
  /** How far the service is ahead, in milliseconds. */
  skewMs = 0;

  #second = 0;
  #timestamp = "";

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

  /**
   * Takes over the server's time; false if it is about what the refused attempt was signed with.
   *
   * @param usedMs `skewMs` as it was then: another call may have put the clock right meanwhile.
   */
  learn(date: string | undefined, usedMs: number): boolean {
    const skewMs = Date.parse(date ?? "") - Date.now();
    if (Number.isNaN(skewMs) || Math.abs(skewMs - usedMs) < WORTH_CORRECTING_MS) return false;
    this.skewMs = skewMs;
    return true;
  }
}
