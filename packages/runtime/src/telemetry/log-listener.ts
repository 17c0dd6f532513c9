import { InvalidArgumentError } from "../errors/errors.js";
import { oneLine } from "../one-line.js";
import { shown } from "../options.js";
import type {
  AttemptEndEvent,
  AttemptStartEvent,
  CallEndEvent,
  CallInfo,
  CallListener,
  RefreshErrorEvent,
  ResponseDriftEvent,
} from "./events.js";
import { notify } from "./notify.js";

type Level = "debug" | "info" | "warn" | "error";

/** Where lines go: `console`, and the loggers of pino, winston and others. */
export type Logger = { readonly [Name in Level]: (...line: never[]) => unknown };

/** Which lines are written, and how. */
export interface LogOptions {
  /**
   * `error`: calls without a response. `warn`: also responses with 429 or from 500, responses that differ from
   * the API's document, and credentials that could not be refreshed. `info`: also a line for each call and each
   * retry. `debug`: also the attempts with their headers. `trace`: also the bodies, in lines of level `debug`.
   *
   * Headers that carry credentials, and properties that the API's document marks as secret, are never written.
   *
   * @default "info"
   * @example
   * ```ts
   * const listener = createLogListener(pino(), { level: "debug", fields: "first" });
   * ```
   */
  readonly level?: Level | "trace" | undefined;
  /**
   * Whether the logger also receives the fields of a line as an object: `last` as winston expects it, `first`
   * as pino does.
   *
   * @default undefined, text only
   */
  readonly fields?: "first" | "last" | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const LEVELS = ["error", "warn", "info", "debug", "trace"] as const;

/**
 * Creates a listener that writes one line for each event to a logger.
 *
 * @throws InvalidArgumentError when the logger lacks a method, or the level is unknown.
 */
export function createLogListener(logger: Logger, options: LogOptions = {}): CallListener {
  const log = new Log(logger, options);
  return (event) => {
    if (event.type === "attemptStart") writeStart(event, log);
    else if (event.type === "attemptEnd") writeAttempt(event, log);
    else if (event.type === "callEnd") writeCall(event, log);
    else if (event.type === "responseDrift") writeDrift(event, log);
    else if (event.type === "refreshError") writeRefresh(event, log);
  };
}

/** A logger, and what is written to it. */
class Log {
  readonly #logger: { readonly [Name in Level]: (...line: unknown[]) => unknown };
  readonly #most: number;
  readonly #place: LogOptions["fields"];

  constructor(logger: Logger, { level = "info", fields }: LogOptions) {
    this.#most = LEVELS.indexOf(level);
    if (this.#most < 0) {
      throw new InvalidArgumentError(
        `level: expected one of ${LEVELS.join(", ")}, got ${shown(level)}`,
      );
    }
    for (const name of ["debug", "info", "warn", "error"] as const) {
      if (typeof logger?.[name] === "function") continue;
      throw new InvalidArgumentError(
        `logger: expected a method ${name}, got ${shown(logger?.[name])}`,
      );
    }
    this.#logger = logger as { readonly [Name in Level]: (...line: unknown[]) => unknown };
    this.#place = fields;
  }

  writes(level: Level | "trace"): boolean {
    return LEVELS.indexOf(level) <= this.#most;
  }

  write(level: Level | "trace", text: string, fields: Fields): void {
    if (!this.writes(level)) return;
    // A body at level trace stays whole.
    const line = oneLine(text, Number.POSITIVE_INFINITY);
    const to = level === "trace" ? "debug" : level;
    const parts = { first: [fields, line], last: [line, fields] };
    const given = this.#place === undefined ? [line] : parts[this.#place];
    notify(() => this.#logger[to](...given));
  }
}

function writeStart({ call, attempt }: AttemptStartEvent, log: Log): void {
  if (!log.writes("debug")) return;
  const { method, url, headers } = call;
  const fields = { ...named(call), attempt, method, url, headers };
  const text = `attempt ${attempt}: ${method} ${url} ${JSON.stringify(headers)}`;
  log.write("debug", `${name(call)} ${text}`, fields);
  if (attempt === 1) writeBody(log, call, "request", () => call.requestBody());
}

function writeAttempt(event: AttemptEndEvent, log: Log): void {
  const { call, attempt, status, code, requestId, durationMs, error, retryDelayMs } = event;
  const fields = { ...named(call), attempt, status, code, requestId, durationMs, retryDelayMs };
  const end =
    status === undefined ? (error?.message ?? "no response") : describeStatus(status, code);
  const text = `${name(call)} attempt ${attempt}: ${end} after ${ms(durationMs)}${quote(requestId)}`;
  if (retryDelayMs === undefined) log.write("debug", text, fields);
  else log.write("info", `${text}; the next in ${ms(retryDelayMs)}`, fields);
  writeBody(log, call, "response", () => event.responseBody());
}

function writeBody(log: Log, call: CallInfo, of: "request" | "response", read: () => unknown) {
  const body = log.writes("trace") ? read() : undefined;
  if (body === undefined) return;
  log.write("trace", `${name(call)} ${of} ${JSON.stringify(body)}`, {
    ...named(call),
    [`${of}Body`]: body,
  });
}

function writeCall(event: CallEndEvent, log: Log): void {
  const { call, attempts, status, error, durationMs } = event;
  const { code, requestId } = attempts.at(-1) ?? {};
  const fields = { ...named(call), status, code, requestId, durationMs, attempts: attempts.length };
  const made = attempts.length === 1 ? "" : ` and ${attempts.length} attempts`;
  const end =
    error === undefined
      ? describeStatus(status, code)
      : `${error.name}: ${error.message} (${error.code})`;
  const text = `${name(call)}: ${end} after ${ms(durationMs)}${made}${quote(requestId)}`;
  log.write(levelOf(event), text, fields);
}

function writeDrift({ call, status, documentedStatuses, issues }: ResponseDriftEvent, log: Log) {
  const found = issues.map(({ path, message }) => `${path} ${message}`);
  if (!documentedStatuses.includes(status)) {
    found.unshift(`expected status ${documentedStatuses.join(" or ")}, got ${status}`);
  }
  const fields = { ...named(call), status, documentedStatuses, issues };
  const text = `${name(call)}: response differs from the API's document: ${found.join("; ")}`;
  log.write("warn", text, fields);
}

function writeRefresh({ error, retryAt }: RefreshErrorEvent, log: Log): void {
  const again = retryAt.toISOString();
  const fields = { code: error.code, retryAt: again };
  log.write("warn", `refresh failed: ${error.message}; next attempt from ${again}`, fields);
}

function levelOf({ status = 0, error }: CallEndEvent): Level {
  if (error !== undefined) return error.code === "ERR_ABORTED" ? "info" : "error";
  return status >= 500 || status === 429 ? "warn" : "info";
}

const named = ({ api, operationId }: CallInfo): Fields => ({ api, operationId });

const name = ({ api, operationId, method, path }: CallInfo): string =>
  `${api} ${operationId ?? `${method} ${path}`}`;

const describeStatus = (status: number | undefined, code: string | undefined): string =>
  code === undefined ? `${status}` : `${status} ${code}`;

const ms = (duration: number): string => `${Math.round(duration)} ms`;

const quote = (requestId: string | undefined): string =>
  requestId === undefined ? "" : `, request id ${requestId}`;
