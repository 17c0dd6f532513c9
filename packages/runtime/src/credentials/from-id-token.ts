import { CredentialsError } from "../errors/credentials-error.js";
import { describeIamFailure, requestIam } from "../iam/client.js";
import { readToken } from "../iam/token.js";
import { exchangeForTemporaryKey } from "./from-temporary-access-key.js";
import type { CredentialProvider } from "./provider.js";
import { requireSecret, requireText, type SecretText, textOf } from "./secret-text.js";

/** Who vouches for the caller. */
export interface IdTokenOptions {
  /** Id of the identity provider, as it is registered in IAM. */
  readonly idpId: string;
  /** The OpenID Connect ID token; a function, since such tokens are short-lived. */
  readonly idToken: SecretText;
}

// As the vendor's SDKs do: 6 hours.
const DURATION_SECONDS = 21_600;

/**
 * Exchanges an OpenID Connect ID token for a temporary access key that lives for 6 hours.
 *
 * The provider throws a CredentialsError with the words of IAM when it rejects.
 *
 * @throws InvalidArgumentError naming the option that is missing.
 *
 * Source: `core/auth` of huaweicloud-sdk-go-v3 (`POST /v3.0/OS-AUTH/id-token/tokens`, then
 * `POST /v3.0/OS-CREDENTIAL/securitytokens`).
 */
export function fromIdToken({ idpId, idToken }: IdTokenOptions): CredentialProvider {
  requireText({ idpId });
  requireSecret("idToken", idToken);
  return async (context) => {
    const body = { auth: { id_token: { id: await textOf(idToken) } } };
    const path = "/v3.0/OS-AUTH/id-token/tokens";
    const headers = { "X-Idp-Id": idpId };
    const token = await requestIam(context, { method: "POST", path, body, headers })
      .then(readToken)
      .catch((cause: unknown) => {
        throw new CredentialsError(
          `No token for the identity provider ${JSON.stringify(idpId)}: ${describeIamFailure(cause, context)}`,
          { cause },
        );
      });
    return exchangeForTemporaryKey(token, DURATION_SECONDS, context);
  };
}
