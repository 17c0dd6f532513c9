import type { IncomingMessage, ServerResponse } from "node:http";
import type { IncomingRequest, InvalidBody } from "../gateway/message.js";
import { isAuthority, parseTarget, type RequestTarget, urlOf } from "./target.js";

const NOTHING = new Uint8Array();

/** Whether a body belongs to a message. */
function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** @param onFailure is given what makes the body invalid, as soon as that is known. */
function read(
  message: IncomingMessage,
  limit: number,
  onFailure: (fail: (problem: InvalidBody) => void) => void,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    onFailure(reject);
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      message.removeAllListeners("data");
      message.pause();
      resolve(undefined);
    });
    message.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    // Also when the client goes away before the body is whole.
    message.on("error", reject);
    if (message.destroyed && !message.complete) reject(new Error("the client went away"));
  });
}

/** Pairs up the flat list that Node keeps. */
function* headerFields(raw: readonly string[]): Generator<readonly [string, string]> {
  for (let index = 0; index < raw.length; index += 2) {
    yield [raw[index] ?? "", raw[index + 1] ?? ""];
  }
}

/** What RFC 9112, section 3.2, has a server reject. */
function hostProblem(
  { rawHeaders, httpVersion, headers }: IncomingMessage,
  { authority }: RequestTarget,
): string | undefined {
  if (authority !== undefined && !isAuthority(authority)) {
    return "Request target: expected a host and a port";
  }
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "host") count += 1;
  }
  if (count > 1) return "Host: expected one header, got several";
  if (count === 0) return httpVersion === "1.0" ? undefined : "Host: is missing";
  // An empty one is that of a request without an authority.
  const { host = "" } = headers;
  return host === "" || isAuthority(host) ? undefined : "Host: expected a host and a port";
}

/** A request that came over HTTP. */
export class HttpRequest implements IncomingRequest {
  readonly method: string;
  readonly pathname: string;
  readonly query: string;
  received: Uint8Array | undefined = undefined;
  /** Whether the client sends its body, or has sent it, without being told to go on. */
  bodyIsComing: boolean;
  readonly problem: string | undefined;
  #invalid: InvalidBody | undefined = undefined;
  #fail: (problem: InvalidBody) => void = () => undefined;
  readonly #target: RequestTarget;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  #abort: AbortController | undefined = undefined;

  /** @param asksFirst whether the client waits to be told to send its body. */
  constructor(message: IncomingMessage, response: ServerResponse, asksFirst: boolean) {
    const target = parseTarget(message.url ?? "/");
    this.#target = target;
    this.method = message.method ?? "GET";
    this.pathname = target.pathname;
    this.query = target.query;
    this.bodyIsComing = !asksFirst;
    this.problem = hostProblem(message, target);
    this.#message = message;
    this.#response = response;
  }

  /** Whether there is a body that has not arrived as a whole. */
  get isUnfinished(): boolean {
    return !this.#message.complete && hasBody(this.#message);
  }

  /** Whether the rest of its body cannot be read. */
  get isBroken(): boolean {
    return this.#invalid !== undefined;
  }

  /** Tells that its body is not valid, or has not arrived in time. */
  breakOff(problem: InvalidBody): void {
    this.#invalid = problem;
    this.#fail(problem);
  }

  header(name: string): string | undefined {
    const { authority } = this.#target;
    if (name === "host" && authority !== undefined) return authority;
    const { headers } = this.#message;
    // The caller of a signed request says which names to look up.
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    return Array.isArray(value) ? value.join(", ") : value;
  }

  headers(): Iterable<readonly [string, string]> {
    return headerFields(this.#message.rawHeaders);
  }

  url(): string {
    return urlOf(this.header("host"), this.#target);
  }

  async readBody(limit: number): Promise<Uint8Array | undefined> {
    if (this.#invalid !== undefined) throw this.#invalid;
    if (!this.bodyIsComing) this.#response.writeContinue();
    this.bodyIsComing = true;
    if (!hasBody(this.#message)) return NOTHING;
    this.received = await read(this.#message, limit, (fail) => {
      this.#fail = fail;
    });
    return this.received;
  }

  /** Made only where it is asked for, as few calls need it. */
  signal(): AbortSignal {
    if (this.#abort !== undefined) return this.#abort.signal;
    const made = new AbortController();
    this.#abort = made;
    const abort = (): void => made.abort(new Error("the client went away"));
    if (this.#response.destroyed) abort();
    else this.#response.once("close", abort);
    return made.signal;
  }
}
