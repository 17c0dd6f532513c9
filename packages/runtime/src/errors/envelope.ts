/** What could be read from the body of an error response. */
export interface ErrorDetails {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly encodedAuthorizationMessage: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const NOTHING: ErrorDetails = {
  code: undefined,
  message: undefined,
  requestId: undefined,
  encodedAuthorizationMessage: undefined,
};

// Deep enough for every shape seen ({error: {...}}, JSON text in a message), and a bound on others.
const MAX_DEPTH = 4;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Codes are text, but some services send numbers. */
function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The first of the members that holds something. */
function firstText(object: Json, ...names: string[]): string | undefined {
  return names.map((name) => text(own(object, name))).find((found) => found !== undefined);
}

function parseObject(value: string): Json | undefined {
  if (!value.trimStart().startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function readObject(body: Json, depth: number): ErrorDetails {
  const message = firstText(body, "error_msg", "message", "detail", "error_message");
  const details: ErrorDetails = {
    code: firstText(body, "error_code", "code", "type"),
    message,
    requestId: text(own(body, "request_id")),
    encodedAuthorizationMessage: text(own(body, "encoded_authorization_message")),
  };
  if (depth >= MAX_DEPTH) return details;
  const inner = message === undefined ? firstNested(body, depth) : fromMessage(message, depth);
  return {
    code: details.code ?? inner.code,
    message: inner.message ?? details.message,
    requestId: details.requestId ?? inner.requestId,
    encodedAuthorizationMessage:
      details.encodedAuthorizationMessage ?? inner.encodedAuthorizationMessage,
  };
}

/** `{error: {...}}`, `{NeutronError: {...}}`, `{badRequest: {...}}` and the like. */
function firstNested(body: Json, depth: number): ErrorDetails {
  for (const value of [own(body, "error"), ...Object.values(body)]) {
    if (!isObject(value)) continue;
    const details = readObject(value, depth + 1);
    if (details.code !== undefined || details.message !== undefined) return details;
  }
  return NOTHING;
}

/** EIP and VPC v1 pass on the error of the back end as JSON text. */
function fromMessage(message: string, depth: number): ErrorDetails {
  const inner = parseObject(message);
  return inner === undefined ? NOTHING : readObject(inner, depth + 1);
}

/**
 * Reads any of the vendor's error bodies: `{error_code, error_msg}`, `{code, message}`, either of
 * them nested, a `message` that is itself JSON text, OpenStack's own shapes, or plain text. Never
 * throws; what is not there is undefined.
 *
 * Source: general pages on calling APIs, and the error pages of the services.
 */
export function readErrorBody(body: unknown): ErrorDetails {
  if (isObject(body)) return readObject(body, 0);
  if (typeof body !== "string") return NOTHING;
  const parsed = parseObject(body);
  if (parsed !== undefined) return readObject(parsed, 0);
  const isProse = body.trim() !== "" && !body.trimStart().startsWith("<");
  return isProse ? { ...NOTHING, message: firstLine(body) } : NOTHING;
}

function firstLine(body: string): string {
  const [line = ""] = body.trim().split(/\r?\n/, 1);
  return line.slice(0, 300);
}
