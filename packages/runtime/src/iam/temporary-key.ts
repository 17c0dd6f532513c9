import { checkCredentials, type ProvidedCredentials } from "../credentials/credentials.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { parseJson } from "../json.js";

interface TemporaryKeyResponse {
  readonly credential?: {
    readonly access?: string;
    readonly secret?: string;
    readonly securitytoken?: string;
    readonly expires_at?: string;
  };
}

/** Reads the `Date` header of a response that has credentials; undefined if it is none. */
export function readIssuerTime(date: string | undefined): Date | undefined {
  const time = new Date(date ?? "");
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/**
 * Reads a temporary key as IAM and the metadata service of a server write it.
 *
 * @throws CredentialsError naming the member that is missing.
 */
export function readTemporaryKey(
  { body, date }: { readonly body: string; readonly date: string | undefined },
  projectId?: string | undefined,
): ProvidedCredentials {
  const key = (parseJson(body) as TemporaryKeyResponse | undefined)?.credential;
  const { access, secret, securitytoken, expires_at } = key ?? {};
  for (const [name, value] of Object.entries({ access, secret, securitytoken, expires_at })) {
    if (typeof value !== "string" || value === "") {
      throw new CredentialsError(`the response has no credential.${name}`);
    }
  }
  return checkCredentials({
    accessKeyId: access ?? "",
    secretAccessKey: secret ?? "",
    securityToken: securitytoken,
    expiresAt: new Date(expires_at ?? ""),
    issuerTime: readIssuerTime(date),
    projectId,
  });
}
