import { REDACTED } from "../redact.js";

/** Names of the headers that carry credentials. */
export const SECRET_HEADERS =
  /authorization$|cookie|token$|secret|passw|api-?key|credential|signature$/i;

/** Names of properties and query parameters whose values are secret in most APIs. */
export const SECRET_NAMES = /passw|passcode|secret|token$|md5|private.?key|api-?key|signature$/i;

/** A copy of headers in which the values of those that carry credentials are replaced. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.test(name) ? REDACTED : value,
    ]),
  );
}

/** A URL without user and password, and with the values of secret query parameters redacted. */
export const redactUrl = (url: string): string =>
  url
    .replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, "$1")
    .replace(/([?&])([^=?&#]*)=([^&#]*)/g, (pair, mark: string, name: string) =>
      SECRET_NAMES.test(name) ? `${mark}${name}=${REDACTED}` : pair,
    );
