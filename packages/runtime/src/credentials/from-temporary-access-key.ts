import { CredentialsError } from "../errors/credentials-error.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { describeIamFailure, requestIam } from "../iam/client.js";
import { readTemporaryKey } from "../iam/temporary-key.js";
import { shown } from "../options.js";
import { type Credentials, checkCredentials, type ProvidedCredentials } from "./credentials.js";
import type { CredentialProvider, ProviderContext } from "./provider.js";

/** Whose keys, and for how long. */
export interface TemporaryAccessKeyOptions {
  /** What IAM is asked with: a token, an access key, or a provider of either. */
  readonly credentials: Credentials | CredentialProvider;
  /** How long each key lives, in seconds: 900 to 86,400, 3,600 by default. */
  readonly durationSeconds?: number | undefined;
}

const DEFAULT_DURATION_SECONDS = 3600;

/**
 * Exchanges a token or an access key for a temporary access key with a security token, which does
 * less harm when it leaks, and with which requests are signed.
 *
 * The provider throws a CredentialsError with the words of IAM when it rejects, and the error of the
 * provider that it builds on throws.
 *
 * @throws InvalidArgumentError naming the option that is wrong.
 *
 * Source: IAM API reference, "Obtaining Temporary Access Keys and Security Tokens of an IAM User"
 * (`POST /v3.0/OS-CREDENTIAL/securitytokens`).
 */
export function fromTemporaryAccessKey(options: TemporaryAccessKeyOptions): CredentialProvider {
  const { credentials: base, durationSeconds = DEFAULT_DURATION_SECONDS } = options;
  if (!Number.isInteger(durationSeconds) || durationSeconds < 900 || durationSeconds > 86_400) {
    throw new InvalidArgumentError(
      `durationSeconds: expected an integer from 900 to 86,400, got ${shown(durationSeconds)}`,
    );
  }
  const provider = typeof base === "function" ? base : undefined;
  const given = typeof base === "function" ? undefined : checkCredentials(base);
  const exchange: CredentialProvider = async (context) => {
    const credentials = given ?? checkCredentials((await provider?.(context)) as Credentials);
    return exchangeForTemporaryKey(credentials, durationSeconds, context);
  };
  return Object.assign(exchange, { settings: () => provider?.settings?.() });
}

/** Asks IAM for a temporary key; the project of the credentials stays with it. */
export async function exchangeForTemporaryKey(
  credentials: ProvidedCredentials,
  durationSeconds: number,
  context: ProviderContext,
): Promise<ProvidedCredentials> {
  const identity = { methods: ["token"], token: { duration_seconds: durationSeconds } };
  const path = "/v3.0/OS-CREDENTIAL/securitytokens";
  const body = { auth: { identity } };
  try {
    const response = await requestIam(context, { method: "POST", path, body, credentials });
    const { date } = response.headers;
    return readTemporaryKey({ body: response.body, date }, credentials.projectId);
  } catch (cause) {
    throw new CredentialsError(`No temporary access key: ${describeIamFailure(cause, context)}`, {
      cause,
    });
  }
}
