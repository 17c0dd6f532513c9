import type { OperationDescriptor } from "../descriptor.js";
import type { AttemptRecord } from "../errors/errors.js";
import type { CallEvent, CallInfo, CallListener } from "../events/events.js";
import { parseJson } from "../json.js";
import { redact, redactHeaders } from "../redact.js";
import type { PreparedRequest } from "./attempt.js";
import type { Outcome } from "./judge.js";

/** Tells a listener how a call goes. */
export class Reporter {
  readonly #call: CallInfo;
  readonly #listener: CallListener;
  readonly #sensitive: readonly string[];
  readonly #started = performance.now();

  /** @param sensitive places of secrets in a response, as JSON pointers. */
  constructor(listener: CallListener, call: CallInfo, sensitive: readonly string[]) {
    this.#call = call;
    this.#listener = listener;
    this.#sensitive = sensitive;
    this.#tell({ type: "callStart", call });
  }

  #tell(event: CallEvent): void {
    try {
      this.#listener(event);
    } catch {
      // Watching must not break a call.
    }
  }

  /** An attempt begins; gives the headers that the listener wants to add. */
  attemptStart(attempt: number): Record<string, string> {
    const headers: Record<string, string> = {};
    this.#tell({
      type: "attemptStart",
      call: this.#call,
      attempt,
      setHeader(name, value) {
        headers[name] = value;
      },
    });
    return headers;
  }

  /** The last of the attempts has ended. */
  attemptEnd(
    attempts: readonly AttemptRecord[],
    { response, error }: Outcome,
    retryDelayMs: number | undefined,
  ): void {
    const record = attempts.at(-1) as AttemptRecord;
    const sensitive = this.#sensitive;
    this.#tell({
      ...record,
      type: "attemptEnd",
      call: this.#call,
      attempt: attempts.length,
      error,
      retryDelayMs,
      responseBody: () => redact(parseJson(response?.body ?? ""), sensitive),
    });
  }

  /** The call has ended, with an answer or with an error. */
  callEnd(attempts: readonly AttemptRecord[], { response, error }: Outcome): void {
    const durationMs = performance.now() - this.#started;
    const status = response?.status;
    this.#tell({ type: "callEnd", call: this.#call, attempts, status, error, durationMs });
  }
}

/** What a reporter needs to know of a call beyond its request. */
interface ReportedCall {
  readonly path: string;
  readonly operation?: OperationDescriptor | undefined;
}

/** Begins to tell a listener about calls. */
export type StartReport = (api: string, call: ReportedCall, request: PreparedRequest) => Reporter;

/** Makes what begins a report. */
export const reportTo =
  (listener: CallListener): StartReport =>
  (api, { path, operation }, { method, url, headers, body }) => {
    const { request = [], response = [] } = operation?.sensitive ?? {};
    const call = {
      api,
      operationId: operation?.operationId,
      method,
      path,
      url,
      headers: redactHeaders(headers),
      requestBody: () => redact(parseJson(body ?? ""), request),
    };
    return new Reporter(listener, call, response);
  };
