import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { InvalidArgumentError } from "../../errors/errors.js";
import { readTemporaryKey } from "../../iam/temporary-key.js";
import { checkNames, shown } from "../../options.js";
import { cleanCause } from "../../secrets/clean-error.js";
import { createRedactor } from "../../secrets/redactor.js";
import { withoutTrailingSlashes } from "../../session/endpoints.js";
import type { ProvidedCredentials } from "../credentials.js";
import type { CredentialProvider, ProviderContext } from "../provider.js";
import { askMetadata, type MetadataResponse } from "./metadata-request.js";

/** Where the metadata service is. */
export interface EcsMetadataOptions {
  /** Base URL; `http://169.254.169.254` by default. */
  readonly endpoint?: string | undefined;
  /** How long nothing may come, in milliseconds; 1,000 by default. */
  readonly timeoutMs?: number | undefined;
}

// 6 hours, as the manual advises.
const TOKEN_SECONDS = "21600";
// Version 1 of the service knows no tokens.
const NO_TOKENS = new Set([404, 405, 503]);
const NO_AGENCY = "Please configure Cloud Service Agency first";

/**
 * On an elastic cloud server: takes the temporary key of the agency that the server was given. It
 * comes from the metadata service, with a token where the service has them (version 2).
 *
 * The provider throws a CredentialsNotFoundError when there is no such service, or the server has
 * no agency; a CredentialsError when the service responds with anything else.
 *
 * @throws InvalidArgumentError naming the option that is wrong.
 *
 * Source: ECS user guide, "Obtaining ECS Details Using Metadata" and "Configuring Instance Metadata
 * Options"; `core/auth/internal/metadata_accessor.go` of huaweicloud-sdk-go-v3.
 */
export function fromEcsMetadata(options: EcsMetadataOptions = {}): CredentialProvider {
  checkNames(options, "endpoint timeoutMs");
  const { endpoint = "http://169.254.169.254", timeoutMs = 1000 } = options;
  if (!URL.canParse(endpoint) || new URL(endpoint).protocol !== "http:") {
    throw new InvalidArgumentError(`endpoint: expected an http:// URL, got ${shown(endpoint)}`);
  }
  if (!(timeoutMs > 0))
    throw new InvalidArgumentError(`timeoutMs: expected a number above 0, got ${shown(timeoutMs)}`);
  const base = withoutTrailingSlashes(endpoint);
  return (context) => getKey(base, timeoutMs, context);
}

async function getKey(
  base: string,
  timeoutMs: number,
  { signal }: ProviderContext,
): Promise<ProvidedCredentials> {
  const title = `ECS metadata at ${base}`;
  const ask = async (method: "GET" | "PUT", path: string, headers: Record<string, string>) =>
    askMetadata({ method, url: base + path, headers, timeoutMs, signal }).catch((thrown: Error) => {
      const redact = createRedactor(Object.values(headers));
      throw new CredentialsNotFoundError(`${title}: no response: ${redact(thrown.message)}`, {
        cause: cleanCause(thrown, redact),
      });
    });
  const token = await ask("PUT", "/meta-data/latest/api/token", {
    "X-Metadata-Token-Ttl-Seconds": TOKEN_SECONDS,
  });
  if (token.status !== 200 && !NO_TOKENS.has(token.status)) throw rejected(title, token);
  const headers: Record<string, string> =
    token.status === 200 ? { "X-Metadata-Token": token.body.trim() } : {};
  const key = await ask("GET", "/openstack/latest/securitykey", headers);
  if (key.status === 404) {
    throw new CredentialsNotFoundError(`${title}: the service has no keys`);
  }
  if (key.body.includes(NO_AGENCY)) {
    throw new CredentialsNotFoundError(`${title}: the server has no agency`);
  }
  if (key.status !== 200) throw rejected(title, key);
  try {
    return readTemporaryKey(key);
  } catch (cause) {
    throw new CredentialsError(`${title}: ${(cause as Error).message}`, { cause });
  }
}

const rejected = (title: string, { status }: MetadataResponse): CredentialsError =>
  new CredentialsError(`${title}: responded with status ${status}`);
