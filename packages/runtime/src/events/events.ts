import type { AttemptRecord, HcnetError } from "../errors/errors.js";
import type { LocatedIssue } from "../errors/validation-error.js";

/** The call that an event is about; the same object in all events of one call. */
export interface CallInfo {
  /** Package name of the API, such as `publicips`. */
  readonly api: string;
  /** Undefined for a path that the API does not describe. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** Path template, such as `/v1/{project_id}/publicips/{publicip_id}`. */
  readonly path: string;
  /** Where the request goes, query included. */
  readonly url: string;
  /** Headers that the caller and the client gave; credentials are not among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** A copy of the request body with its secrets redacted, made when it is asked for. */
  requestBody(): unknown;
}

/** A call begins. */
export interface CallStartEvent {
  readonly type: "callStart";
  readonly call: CallInfo;
}

/** An attempt begins: credentials have not been added yet. */
export interface AttemptStartEvent {
  readonly type: "attemptStart";
  readonly call: CallInfo;
  /** 1 is the first. */
  readonly attempt: number;
  /** Adds a header to this attempt that is not signed, such as `traceparent`. */
  setHeader(name: string, value: string): void;
}

/** An attempt has ended. */
export interface AttemptEndEvent extends AttemptRecord {
  readonly type: "attemptEnd";
  readonly call: CallInfo;
  readonly attempt: number;
  /** Why there is no complete answer. */
  readonly error?: HcnetError | undefined;
  /** Pause before the next attempt in milliseconds; undefined if this was the last. */
  readonly retryDelayMs?: number | undefined;
  /** A copy of the response body with its secrets redacted, made when it is asked for. */
  responseBody(): unknown;
}

/** A call has ended. */
export interface CallEndEvent {
  readonly type: "callEnd";
  readonly call: CallInfo;
  readonly attempts: readonly AttemptRecord[];
  /** Status of the last answer; none if there was no complete one. */
  readonly status?: number | undefined;
  /** What the call failed with, if there was no complete answer. */
  readonly error?: HcnetError | undefined;
  readonly durationMs: number;
}

/** Credentials could not be renewed while the old ones still live; they are used until then. */
export interface RefreshErrorEvent {
  readonly type: "refreshError";
  readonly error: HcnetError;
  /** Not before then is the provider asked again. */
  readonly retryAt: Date;
}

/**
 * A call succeeded with a response that the API's document does not have: another 2xx status, or with
 * `validation: { response: "warn" }` a body with issues. Comes after the `callEnd` of the call.
 */
export interface ResponseDriftEvent {
  readonly type: "responseDrift";
  readonly call: CallInfo;
  readonly status: number;
  /** The success statuses that the document has. */
  readonly documentedStatuses: readonly number[];
  /** What the body has against the document; without values. */
  readonly issues: readonly LocatedIssue[];
}

/** What a session reports. No event holds credentials. */
export type CallEvent =
  | CallStartEvent
  | AttemptStartEvent
  | AttemptEndEvent
  | CallEndEvent
  | ResponseDriftEvent
  | RefreshErrorEvent;

/**
 * Hears what happens; nobody waits for it. What it throws, or what its promise rejects with, is not
 * passed on: watching must not break a call.
 */
export type CallListener = (event: CallEvent) => void;
