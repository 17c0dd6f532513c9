import { parseJson } from "../json.js";
import { oneLine } from "../one-line.js";

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

/** What no service exceeds, in UTF-16 code units. */
const MAX_WORD = 128;
const MAX_MESSAGE = 1000;
/** It has to stay whole to be decoded. */
const MAX_ENCODED = 16_384;

/** The first of the members that holds text. Some services send a code as a number. */
function firstText(object: Json, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** An object, or the one that a JSON text stands for. */
function objectOf(value: unknown): Json | undefined {
  const parsed = typeof value === "string" && /^\s*\{/.test(value) ? parseJson(value) : value;
  return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Json)
    : undefined;
}

function readObject(body: Json, depth: number): ErrorDetails {
  const message = firstText(body, "error_msg", "message", "detail", "error_message");
  const code = firstText(body, "error_code", "code", "type");
  const requestId = firstText(body, "request_id");
  const encodedAuthorizationMessage = firstText(body, "encoded_authorization_message");
  const inner = firstInside(body, message, depth);
  return {
    code: code ?? inner.code,
    message: inner.message ?? message,
    requestId: requestId ?? inner.requestId,
    encodedAuthorizationMessage: encodedAuthorizationMessage ?? inner.encodedAuthorizationMessage,
  };
}

/**
 * `{error: {...}}`, `{NeutronError: {...}}`, `{badRequest: {...}}` and the like; EIP and VPC v1 pass on
 * the error of the back end as JSON text in the message.
 */
function firstInside(body: Json, message: string | undefined, depth: number): ErrorDetails {
  const values = message === undefined ? [body.error, ...Object.values(body)] : [message];
  for (const value of depth < MAX_DEPTH ? values : []) {
    const inner = message === value || typeof value === "object" ? objectOf(value) : undefined;
    const details = inner && readObject(inner, depth + 1);
    if ((details?.code ?? details?.message) !== undefined) return details as ErrorDetails;
  }
  return NOTHING;
}

/**
 * Reads any of the vendor's error bodies: `{error_code, error_msg}`, `{code, message}`, either of
 * them nested, a `message` that is itself JSON text, OpenStack's own shapes, or plain text. Never
 * throws; what is not there is undefined. Each text is one line without control characters, and cut
 * where no service ends: codes and request ids at 128 characters, messages at 1,000.
 *
 * Source: general pages on calling APIs, and the error pages of the services.
 */
export function readErrorBody(body: unknown): ErrorDetails {
  const { code, message, requestId, encodedAuthorizationMessage } = readDetails(body);
  const clean = (text = "", maxLength = MAX_WORD) => oneLine(text, maxLength).trim() || undefined;
  return {
    code: clean(code),
    message: clean(message, MAX_MESSAGE),
    requestId: clean(requestId),
    encodedAuthorizationMessage: clean(encodedAuthorizationMessage, MAX_ENCODED),
  };
}

function readDetails(body: unknown): ErrorDetails {
  const object = objectOf(body);
  if (object !== undefined) return readObject(object, 0);
  const prose = typeof body === "string" ? body.trim() : "";
  if (prose === "" || prose.startsWith("<")) return NOTHING;
  return { ...NOTHING, message: prose.replace(/[\r\n].*/s, "").slice(0, 300) };
}
