/** A request, independent of its transport. */
export interface IncomingRequest {
  readonly method: string;
  /** Path without query, percent-encoded as sent. */
  readonly pathname: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  /** Value of a header, by lower-case name. */
  header(name: string): string | undefined;
  /** All headers, as sent. */
  headers(): Iterable<readonly [name: string, value: string]>;
  /** The whole URL, which `new URL` takes. */
  url(): string;
  /** The whole body; undefined, and no more of it read, once it is over the limit. */
  readBody(limit: number): Promise<Uint8Array | undefined>;
  /** What `readBody` gave; undefined before. */
  readonly received: Uint8Array | undefined;
  /** What keeps it from being valid HTTP, although it could be read. */
  readonly problem?: string | undefined;
  /** Aborts when the caller disconnects. */
  signal(): AbortSignal;
}

/** How a fault disturbs the delivery of a response. */
export type Delivery =
  | { readonly type: "reset" }
  | { readonly type: "hang" }
  | { readonly type: "truncate"; readonly bytes?: number | undefined }
  | { readonly type: "slow"; readonly bytesPerSecond: number };

/** A response, independent of its transport. */
export interface OutgoingResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, if no fault wants another; undefined when the response has no body. */
  readonly body: string | undefined;
  /** Whole and at once by default. */
  readonly delivery?: Delivery;
}

/** A request whose body is not valid HTTP, or does not arrive in time. */
export class InvalidBody extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A request whose body did not arrive: the client disconnected, or the body was invalid. */
export class LostRequest extends Error {}
