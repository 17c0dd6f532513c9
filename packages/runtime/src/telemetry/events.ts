import type { AttemptRecord, HcnetError } from "../errors/errors.js";
import type { LocatedIssue } from "../validation/validation-error.js";

/** The call of an event; the same object in all events of one call. */
export interface CallInfo {
  /** Package name of the API, such as `publicips`. */
  readonly api: string;
  /** Undefined for a path that the OpenAPI document does not have. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** Path template, such as `/v1/{project_id}/publicips/{publicip_id}`. */
  readonly path: string;
  /** The request URL, with its query. */
  readonly url: string;
  /** Headers that the caller and the client set, without credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Returns a copy of the request body with its secrets redacted. */
  requestBody(): unknown;
}

/** A call starts. */
export interface CallStartEvent {
  readonly type: "callStart";
  readonly call: CallInfo;
}

/** An attempt starts; credentials have not been added yet. */
export interface AttemptStartEvent {
  readonly type: "attemptStart";
  readonly call: CallInfo;
  /** Number of the attempt; the first is 1. */
  readonly attempt: number;
  /** Adds an unsigned header to this attempt, such as `traceparent`. */
  setHeader(name: string, value: string): void;
}

/** An attempt has ended. */
export interface AttemptEndEvent extends AttemptRecord {
  readonly type: "attemptEnd";
  readonly call: CallInfo;
  readonly attempt: number;
  /** The error, without a complete response. */
  readonly error?: HcnetError | undefined;
  /** Delay before the next attempt, in milliseconds; undefined for the last. */
  readonly retryDelayMs?: number | undefined;
  /** Returns a copy of the response body with its secrets redacted. */
  responseBody(): unknown;
}

/** A call has ended. */
export interface CallEndEvent {
  readonly type: "callEnd";
  readonly call: CallInfo;
  readonly attempts: readonly AttemptRecord[];
  /** Status of the last response; undefined without a complete one. */
  readonly status?: number | undefined;
  /** The error of the call, without a complete response. */
  readonly error?: HcnetError | undefined;
  readonly durationMs: number;
}

/** Credentials could not be refreshed; the cached ones are used until they expire. */
export interface RefreshErrorEvent {
  readonly type: "refreshError";
  readonly error: HcnetError;
  /** When the provider is called again, at the earliest. */
  readonly retryAt: Date;
}

/**
 * A call succeeded with a response that the OpenAPI document does not describe: another 2xx status,
 * or with `validation: { response: "warn" }` a body with issues. Emitted after `callEnd`.
 */
export interface ResponseDriftEvent {
  readonly type: "responseDrift";
  readonly call: CallInfo;
  readonly status: number;
  /** The documented success statuses. */
  readonly documentedStatuses: readonly number[];
  /** The validation issues of the body, without values. */
  readonly issues: readonly LocatedIssue[];
}

/** An event of a session. No event contains credentials. */
export type CallEvent =
  | CallStartEvent
  | AttemptStartEvent
  | AttemptEndEvent
  | CallEndEvent
  | ResponseDriftEvent
  | RefreshErrorEvent;

/**
 * Receives the events of a session. It is not awaited, and errors that it throws or rejects with are
 * ignored, so that a listener cannot break a call.
 */
export type CallListener = (event: CallEvent) => void;
