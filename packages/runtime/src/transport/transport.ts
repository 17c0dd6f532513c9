import type { Cancellation } from "./cancellation.js";

/** One HTTP request, ready to be sent: signed, its body written. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
  /** The same, for a transport that can do without an `AbortSignal`, which costs more. */
  readonly cancellation?: Cancellation | undefined;
  /** A longer response, decoded, is an error; no limit by default. */
  readonly maxResponseBytes?: number | undefined;
}

/** The whole response to one request. */
export interface TransportResponse {
  readonly status: number;
  /** Names in lower case; values that came several times are joined by a comma and a blank. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded body; empty if there is none. */
  readonly body: string;
}

/**
 * Sends one request and reads its whole response. Follows no redirect, repeats nothing, and rejects
 * when no complete response arrives: with a ConnectionError that tells whether the request may have
 * run, or with anything else, which is taken for one that may have.
 */
export interface Transport {
  (request: TransportRequest): Promise<TransportResponse>;
  /**
   * Closes unused connections now, and the others when their requests are done. Requests that come
   * later are sent over new ones.
   */
  readonly close?: (() => void) | undefined;
  /**
   * Returns the header values with secrets that it adds to requests, such as `Proxy-Authorization`.
   * They are kept out of errors, events and logs. A function, so that printing shows none.
   */
  readonly secrets?: (() => readonly string[]) | undefined;
}

/** Whether a status is a success. */
export const isOk = (status: number): boolean => status >= 200 && status < 300;
