import { checkCredentials, type ProvidedCredentials } from "../credentials/credentials.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { parseJson } from "../json.js";
import type { TransportResponse } from "../transport/transport.js";
import { readIssuerTime } from "./temporary-key.js";

interface TokenResponse {
  readonly token?: { readonly expires_at?: string; readonly project?: { readonly id?: string } };
}

/**
 * Reads the response to a request for a token: the token is in the header `X-Subject-Token`, what
 * is known about it in the body.
 *
 * @throws CredentialsError when the token or its end is missing.
 */
export function readToken({ headers, body }: TransportResponse): ProvidedCredentials {
  const token = headers["x-subject-token"];
  if (token === undefined) throw new CredentialsError("the response has no X-Subject-Token");
  const facts = (parseJson(body) as TokenResponse | undefined)?.token;
  const expiresAt = new Date(facts?.expires_at ?? "");
  if (Number.isNaN(expiresAt.getTime())) {
    throw new CredentialsError("the response has no valid expires_at");
  }
  const issuerTime = readIssuerTime(headers.date);
  return checkCredentials({ token, expiresAt, issuerTime, projectId: facts?.project?.id });
}
