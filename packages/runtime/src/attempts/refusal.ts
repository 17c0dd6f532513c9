import { type ErrorDetails, readErrorBody } from "../errors/envelope.js";
import { parseJson } from "../json.js";
import { REDACTED, replaceSecrets, SECRET_HEADERS } from "../redact.js";
import type { TransportRequest, TransportResponse } from "../transport/transport.js";

/** What is shorter could be any word of an answer. */
const SHORTEST_SECRET = 6;

/**
 * Reads an error answer. Services repeat what they refuse, so it loses the secrets of its request.
 *
 * @param sensitive places of secrets in the body of the request, as JSON pointers.
 */
export function readRefusal(
  answer: TransportResponse,
  request: TransportRequest,
  sensitive: readonly string[] = [],
): { readonly response: TransportResponse; readonly details: ErrorDetails } {
  let { body } = answer;
  for (const secret of secretsOf(request, sensitive)) {
    if (typeof secret !== "string" || secret.length < SHORTEST_SECRET) continue;
    // As text, in JSON, and in JSON that is text in JSON.
    const escaped = inJson(secret);
    for (const written of [secret, escaped, inJson(escaped)]) {
      body = body.replaceAll(written, REDACTED);
    }
  }
  return { response: { ...answer, body }, details: readErrorBody(body) };
}

function secretsOf({ headers, body = "" }: TransportRequest, sensitive: readonly string[]) {
  const names = Object.keys(headers).filter((name) => SECRET_HEADERS.test(name));
  const secrets: unknown[] = names.map((name) => headers[name]);
  replaceSecrets(parseJson(body), sensitive, secrets);
  return secrets;
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
