import { collectSecrets, createRedactor, redactBody } from "@hcnet/runtime/secrets";
import { isTooDeep, parseJson } from "../platform/json.js";
import type { HeaderField } from "./call.js";
import { REDACTED, type Redactor } from "./redact.js";

/** A request or a response as it was sent. */
export interface Message {
  readonly url?: string;
  readonly headers: Iterable<HeaderField>;
  readonly body: string | undefined;
}

// `Path=/` and other attributes are no secrets.
const cookiePairs = (setCookie: string): string =>
  setCookie
    .split(/,\s*(?=[^;,\s]+=)/)
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

// Cookies are often encoded; forms of the decoded value are found too.
function addDecoded(secrets: Set<string>): void {
  for (const secret of [...secrets]) {
    try {
      secrets.add(decodeURIComponent(secret));
    } catch {
      // It has a percent sign that encodes nothing.
    }
  }
}

const isJson = (text: string): boolean => {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Returns the text of a body to search: one that is nested too deep to be parsed in time becomes a
 * list of its properties whose values are strings or numbers.
 */
function searchable(body: string): string {
  if (!isTooDeep(body)) return body;
  const tokens = body.match(/"(?:[^"\\]|\\.)*(?:"\s*:?)?|-?\d[\d.eE+-]*/g) ?? [];
  const properties = tokens.map((name, at) =>
    name.endsWith(":") ? `{${name}${tokens[at + 1]}}` : "",
  );
  return `[${properties.filter(isJson).join()}]`;
}

/**
 * Lists the secrets that a message carries in headers, parameters and properties that are named so.
 *
 * @param redactor knows the properties that the specs mark.
 */
export function secretsOf(
  { url = "", headers, body: given = "" }: Message,
  redactor: Redactor,
): Set<string> {
  const body = searchable(given);
  const found = collectSecrets({ request: { url, headers: {}, body } });
  const named: string[] = [];
  redactor.body(body, named);
  for (const secret of named) found.add(secret);
  for (const [name, value] of headers) {
    const isCookie = name.toLowerCase() === "set-cookie";
    const header = isCookie ? { cookie: cookiePairs(value) } : { [name]: value };
    for (const secret of collectSecrets({ request: { url: "", headers: header, body: "" } })) {
      found.add(secret);
    }
    const [, accessKeyId] = /^SDK-HMAC-\S+ .*?Access=([^,\s]+)/i.exec(value) ?? [];
    if (accessKeyId !== undefined) found.add(accessKeyId);
  }
  addDecoded(found);
  return found;
}

/** Removes known secrets wherever they are, in any encoding. */
export interface ValueRedactor {
  text(text: string): string;
  url(url: string): string;
  headers(fields: Iterable<HeaderField>): HeaderField[];
  body<T extends string | undefined>(body: T): string | T;
}

/** Creates a redactor of these secrets; those of fewer than 6 characters are ignored. */
export function redactValues(secrets: Iterable<string>): ValueRedactor {
  const text = createRedactor(secrets, REDACTED);
  return {
    text,
    url(given) {
      if (!URL.canParse(given)) return text(given);
      const url = new URL(given);
      const [pathname, search] = [text(url.pathname), text(url.search)];
      // As it was given, unless there is something to redact.
      if (pathname === url.pathname && search === url.search) return given;
      return Object.assign(url, { pathname, search }).href;
    },
    headers: (fields) => Array.from(fields, ([name, value]) => [text(name), text(value)]),
    body: (body) =>
      body === undefined || isTooDeep(body) ? body && text(body) : redactBody(body, text),
  };
}
