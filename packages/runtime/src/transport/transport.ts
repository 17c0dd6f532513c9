/** One HTTP request, ready to be sent: signed, its body written. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
}

/** The whole answer to one request. */
export interface TransportResponse {
  readonly status: number;
  /** Names in lower case; values that came several times are joined by a comma and a blank. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded body; empty if there is none. */
  readonly body: string;
}

/**
 * Sends one request and reads its whole answer. Follows no redirect, repeats nothing, and rejects
 * when no complete answer arrives.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
