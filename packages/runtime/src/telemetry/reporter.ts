import type { OperationDescriptor } from "../descriptor.js";
import type { AttemptRecord } from "../errors/errors.js";
import { parseJson } from "../json.js";
import { isTooDeep } from "../json-depth.js";
import { redact } from "../redact.js";
import type { PreparedRequest } from "../retry/attempt.js";
import type { Outcome } from "../retry/outcome.js";
import { collectSecrets } from "../secrets/collect-secrets.js";
import { redactHeaders, redactUrl } from "../secrets/redact-request.js";
import { createRedactor } from "../secrets/redactor.js";
import type { LocatedIssue } from "../validation/validation-error.js";
import type { CallEvent, CallInfo, CallListener } from "./events.js";
import { notify } from "./notify.js";

/** Emits the events of a call to a listener. */
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
    this.#emit({ type: "callStart", call });
  }

  #emit(event: CallEvent): void {
    notify(this.#listener, event);
  }

  /** An attempt begins; gives the headers that the listener wants to add. */
  attemptStart(attempt: number): Record<string, string> {
    const headers: Record<string, string> = {};
    this.#emit({
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
    { response, error, secrets }: Outcome,
    retryDelayMs: number | undefined,
  ): void {
    const record = attempts.at(-1) as AttemptRecord;
    const sensitive = this.#sensitive;
    const secretless = (body: string) => createRedactor(collectSecrets(secrets ?? {}))(body);
    this.#emit({
      ...record,
      type: "attemptEnd",
      call: this.#call,
      attempt: attempts.length,
      error,
      retryDelayMs,
      responseBody: () => {
        const body = response?.body ?? "";
        return isTooDeep(body) ? undefined : redact(parseJson(secretless(body)), sensitive);
      },
    });
  }

  /** The call has ended, with a response or with an error. */
  callEnd(attempts: readonly AttemptRecord[], { response, error }: Outcome): void {
    const durationMs = performance.now() - this.#started;
    const status = response?.status;
    this.#emit({ type: "callEnd", call: this.#call, attempts, status, error, durationMs });
  }

  /** The response of a call that succeeded is not what the API's document says. */
  drift(
    status: number,
    documentedStatuses: readonly number[],
    issues: readonly LocatedIssue[],
  ): void {
    this.#emit({ type: "responseDrift", call: this.#call, status, documentedStatuses, issues });
  }
}

/** What a reporter needs to know of a call beyond its request. */
interface ReportedCall {
  readonly path: string;
  readonly operation?: OperationDescriptor | undefined;
}

/** Starts to report a call. */
export type StartReport = (api: string, call: ReportedCall, request: PreparedRequest) => Reporter;

/** Creates the function that starts to report a call. */
export const reportTo =
  (listener: CallListener): StartReport =>
  (api, { path, operation }, { method, url, headers, body }) => {
    const { request = [], response = [] } = operation?.sensitive ?? {};
    const call = {
      api,
      operationId: operation?.operationId,
      method,
      path,
      url: redactUrl(url),
      headers: redactHeaders(headers),
      requestBody: () => redact(parseJson(body ?? ""), request),
    };
    return new Reporter(listener, call, response);
  };
