import { CredentialsError } from "../errors/credentials-error.js";
import { describeIamFailure, requestIam } from "../iam/client.js";
import { readTemporaryKey } from "../iam/temporary-key.js";
import { checkNumber } from "../options.js";
import { type Credentials, checkCredentials } from "./credentials.js";
import type { CredentialProvider } from "./provider.js";
import { requireText } from "./secret-text.js";

/** The agency to assume, and with which credentials. */
export interface AgencyOptions {
  /** The credentials that the agency trusts: an access key, a token, or a provider of either. */
  readonly credentials: Credentials | CredentialProvider;
  /** Name of the agency. */
  readonly agencyName: string;
  /** Name of the account that the agency belongs to. */
  readonly domainName: string;
  /** Lifetime of each key, in seconds: 900 to 86,400, 3,600 by default. */
  readonly durationSeconds?: number | undefined;
}

/**
 * Assumes an agency, as `assume_role` of the Terraform provider does: exchanges credentials for a
 * temporary access key of the account that has created the agency. A session that was given no
 * project looks it up in that account.
 *
 * The provider throws a CredentialsError with the message of IAM when it denies the agency.
 *
 * @throws InvalidArgumentError naming the option that is missing or wrong.
 *
 * Source: IAM API reference, "Obtaining a Temporary Access Key and Security Token Through an Agency"
 * (`POST /v3.0/OS-CREDENTIAL/securitytokens`); `config/auth.go` of terraform-provider-huaweicloud.
 */
export function fromAgency(options: AgencyOptions): CredentialProvider {
  const { credentials, agencyName, domainName, durationSeconds = 3600 } = options;
  requireText({ agencyName, domainName });
  checkNumber("durationSeconds", durationSeconds, 900, 86_400);
  const given = typeof credentials === "function" ? undefined : checkCredentials(credentials);
  const provider = typeof credentials === "function" ? credentials : async () => given;
  const assumeRole = {
    agency_name: agencyName,
    domain_name: domainName,
    duration_seconds: durationSeconds,
  };
  const body = { auth: { identity: { methods: ["assume_role"], assume_role: assumeRole } } };
  const request = { method: "POST", path: "/v3.0/OS-CREDENTIAL/securitytokens", body } as const;
  const assume: CredentialProvider = async (context) => {
    const base = checkCredentials((await provider(context)) as Credentials);
    try {
      const response = await requestIam(context, { ...request, credentials: base });
      return readTemporaryKey({ body: response.body, date: response.headers.date });
    } catch (cause) {
      const agency = `agency ${JSON.stringify(agencyName)} of ${JSON.stringify(domainName)}`;
      throw new CredentialsError(`${agency}: ${describeIamFailure(cause, context)}`, { cause });
    }
  };
  return Object.assign(assume, { settings: () => settingsOf(credentials) });
}

const settingsOf = (credentials: Credentials | CredentialProvider) =>
  typeof credentials === "function" ? credentials.settings?.() : undefined;
