import { ConnectionError, type HcnetError } from "../errors/errors.js";
import { oneLine } from "../one-line.js";
import { collectSecrets, type SecretSources } from "./collect-secrets.js";
import { createRedactor, type Redactor } from "./redactor.js";

const MAX_DEPTH = 5;
/** What system errors say about themselves; anything else may hold parts of a request or a response. */
const FACTS = ["code", "errno", "syscall", "address", "port", "hostname", "reason"];

/**
 * Removes the secrets of a request from the error that ended it, and from its causes. Only a
 * ConnectionError has anything from outside in it.
 */
export function cleanError(error: HcnetError, sources: SecretSources): HcnetError {
  if (!(error instanceof ConnectionError)) return error;
  const { message, cause, attempts, operationId, mayHaveRun } = error;
  const redact = createRedactor(collectSecrets(sources));
  const options = { attempts, operationId, mayHaveRun, cause: cleanCause(cause, redact) };
  return new ConnectionError(redact(message), options);
}

/**
 * Returns a cause as it is when nothing in it has to go; else a copy that has its message, stack and
 * code, without secrets and without properties such as `rawPacket`, the bytes of a response.
 */
export function cleanCause(cause: unknown, redact: Redactor, depth = 0): unknown {
  if (typeof cause === "string") return oneLine(redact(cause));
  if (!(cause instanceof Error)) return typeof cause === "object" && cause ? undefined : cause;
  const { name, message, stack = "" } = cause;
  const text = oneLine(redact(message));
  const trace = redact(stack).replace(/[^\P{Cc}\n]+/gu, " ");
  const own = Object.entries(Object.getOwnPropertyDescriptors(cause));
  const inner = depth < MAX_DEPTH ? cleanCause(cause.cause, redact, depth + 1) : undefined;
  const errors = cause instanceof AggregateError && depth < MAX_DEPTH ? cause.errors : [];
  const cleaned = errors.map((each: unknown) => cleanCause(each, redact, depth + 1));
  const isClean =
    text === message &&
    trace === stack &&
    inner === cause.cause &&
    cleaned.every((each, index) => each === errors[index]) &&
    own.every(([key, { value }]) => isHarmless(key, value, redact));
  if (isClean) return cause;
  const copy = errors.length > 0 ? new AggregateError(cleaned, text) : new Error(text);
  const visible = { name: { value: oneLine(redact(name)) }, stack: { value: trace } };
  Object.defineProperties(copy, visible);
  if (inner !== undefined) Object.defineProperty(copy, "cause", { value: inner });
  for (const [key, { value }] of own) {
    if (FACTS.includes(key)) Object.assign(copy, { [key]: clean(value, redact) });
  }
  return copy;
}

const clean = (value: unknown, redact: Redactor): unknown =>
  typeof value === "string"
    ? oneLine(redact(value))
    : typeof value === "number"
      ? value
      : undefined;

function isHarmless(key: string, value: unknown, redact: Redactor): boolean {
  if (["message", "stack", "cause", "errors"].includes(key)) return true;
  return typeof value === "object" || typeof value === "function"
    ? value === null
    : clean(value, redact) === value || typeof value === "boolean" || value === undefined;
}
