import { InvalidArgumentError } from "./errors/errors.js";

type HeaderRecord = Readonly<Record<string, string>>;

/**
 * Checks headers that a caller gives. A value is never part of the message: it may be a secret.
 *
 * @throws InvalidArgumentError naming the header that cannot be sent as it stands.
 */
export function checkHeaders(headers: HeaderRecord): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const isName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
    if (!isName) throw wrong(`: ${JSON.stringify(name)} is not a header name`);
    // Other characters are read differently by the parties to a signature, or end the header.
    const isText = typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value);
    if (!isText) throw wrong(`.${name}: must contain only printable ASCII characters`);
    // HTTP would join the two, and a signature over either would not fit.
    if (seen.has(name.toLowerCase())) throw wrong(`.${name}: given twice, in different case`);
    seen.add(name.toLowerCase());
  }
}

const wrong = (what: string): InvalidArgumentError => new InvalidArgumentError(`headers${what}`);

// What these say of the connection and the body is the transport's to know. A second one would have
// the gateway and the service read different requests.
const OF_TRANSPORT =
  /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|accept-encoding|proxy-.*)$/i;

/** Whether a header is for the transport to set. */
export const isOfTransport = (name: string): boolean => OF_TRANSPORT.test(name);

/**
 * Checks the headers that a caller gives for a call.
 *
 * @throws InvalidArgumentError naming the header that cannot be sent as it stands, or not by a caller.
 */
export function checkCallHeaders(headers: HeaderRecord): void {
  checkHeaders(headers);
  const name = Object.keys(headers).find(isOfTransport);
  if (name !== undefined) throw wrong(`.${name}: is set by the transport`);
}

/** The headers with others set. The same name in another case gives way. */
export function withHeaders(headers: HeaderRecord, others: HeaderRecord): HeaderRecord {
  const names = Object.keys(others).map((name) => name.toLowerCase());
  if (names.length === 0) return headers;
  const kept = Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(others)]);
}
