import { parseJson } from "../platform/json.js";
import type { HeaderField } from "./call.js";

/** The placeholder of a secret. */
export const REDACTED = "REDACTED";

// Header fields and query parameters are known by the word in their name, so that a misspelt
// X-Auth-Token is kept out too.
const SECRET_WORD = /auth|token|secret|password|passw|credential|cookie|signature/i;

/** Hides secrets of messages. */
export interface Redactor {
  url(url: string): string;
  headers(fields: Iterable<HeaderField>): HeaderField[];
  /**
   * The same JSON without secrets; undefined for what is no JSON object or array and so could hide
   * anything.
   * @param found receives the secrets.
   */
  body(text: string, found?: string[]): string | undefined;
}

function redactUrl(text: string): string {
  const mark = text.indexOf("?");
  if (mark < 0) return text;
  const pairs = text.slice(mark + 1).split("&");
  const clean = pairs.map((pair) => {
    const [name = ""] = pair.split("=", 1);
    return pair !== name && SECRET_WORD.test(decodeName(name)) ? `${name}=${REDACTED}` : pair;
  });
  return `${text.slice(0, mark)}?${clean.join("&")}`;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Names of properties that hold secrets, in lower case, and a list of the secrets. */
interface Search {
  readonly names: ReadonlySet<string>;
  readonly found: string[];
}

/** Hides strings and numbers; an object, such as the `password` of a token request, is searched. */
function hide(value: unknown, search: Search): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, search));
  if (typeof value === "string" || typeof value === "number") {
    search.found.push(String(value));
    return REDACTED;
  }
  // Such as the token that a token request names by its id.
  return redactValue(value, search, (name) => name === "id");
}

function redactValue(value: unknown, search: Search, isSecret: (name: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => redactValue(item, search, isSecret));
  if (typeof value !== "object" || value === null) return value;
  const properties = Object.entries(value).map(([name, property]) => {
    const clean =
      search.names.has(name.toLowerCase()) || isSecret(name)
        ? hide(property, search)
        : redactValue(property, search, isSecret);
    return [name, clean] as const;
  });
  return Object.fromEntries(properties);
}

/** Makes a redactor that hides the properties of these names, given in lower case. */
export function createRedactor(names: ReadonlySet<string>): Redactor {
  return {
    url: redactUrl,
    headers: (fields) =>
      Array.from(fields, ([name, value]) => [name, SECRET_WORD.test(name) ? REDACTED : value]),
    body(text, found = []) {
      try {
        const value = parseJson(text);
        // A bare text has no name to tell what it is, such as the token of the metadata service.
        if (typeof value !== "object" || value === null) return undefined;
        return JSON.stringify(redactValue(value, { names, found }, () => false));
      } catch {
        return undefined;
      }
    },
  };
}
