/** One finished call, in short: nothing of it can be a secret. */
export interface CallRecord {
  /** Counts the calls of a cloud, from 1. */
  readonly sequence: number;
  /** When it arrived by the clock of the cloud, in ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Path as sent, without the query. */
  readonly path: string;
  /** The operation; absent when the spec has none for method and path. */
  readonly operationId?: string;
  readonly status: number;
  /** The error code in the response body, such as `VPC.0504`; absent without one. */
  readonly errorCode?: string;
  /** The effect of the fault rule that was applied, such as `reset`, or `latency`; absent without one. */
  readonly fault?: string;
  /** How long the response took, in milliseconds of real time. */
  readonly durationMs: number;
  /** The `X-Request-Id` of the response. */
  readonly requestId: string;
}

/** A header field, by the name it was sent with. */
export type HeaderField = readonly [name: string, value: string];

/** Request and response of a call. Secrets in them are replaced by `REDACTED`. */
export interface CallMessages {
  readonly request: {
    /** The whole URL that was asked for. */
    readonly url: string;
    readonly headers: readonly HeaderField[];
    /** JSON text; absent without a body, and when the body was not read or is no JSON. */
    readonly body?: string;
    /** Size of the body as it was read, in bytes. */
    readonly bodySize: number;
  };
  readonly response: {
    readonly headers: readonly HeaderField[];
    /** Absent when the response has no body. */
    readonly body?: string;
  };
}

/**
 * Receives each finished call. `messages` creates its request and response on demand, so that a
 * listener that needs only the record costs nothing more.
 */
export type CallListener = (call: CallRecord, messages: () => CallMessages) => void;
