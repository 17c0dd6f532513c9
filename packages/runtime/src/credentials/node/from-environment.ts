import { checkNames } from "../../options.js";
import type { CredentialProvider } from "../provider.js";
import { fromPlace } from "./configured.js";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of the providers that read environment variables. */
export interface EnvironmentOptions {
  /** The environment of the process by default. */
  readonly env?: Environment | undefined;
}

/**
 * Takes the key in `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, with
 * `HUAWEICLOUD_SDK_SECURITY_TOKEN` a temporary one, and the project in `HUAWEICLOUD_SDK_PROJECT_ID`.
 * If `HUAWEICLOUD_SDK_IDP_ID` and `HUAWEICLOUD_SDK_ID_TOKEN_FILE` are set, the ID token in that file
 * is exchanged for a temporary key instead. An empty variable is one that is not set.
 *
 * The provider throws a CredentialsNotFoundError when none of them is set, and a CredentialsError
 * naming the variable when half of a pair is missing or a value cannot be used.
 *
 * Source: `core/auth/provider/env_provider.go` of huaweicloud-sdk-go-v3.
 */
export function fromEnvironment(options: EnvironmentOptions = {}): CredentialProvider {
  checkNames(options, "env");
  const { env = process.env } = options;
  const name = (attribute: string): string => `HUAWEICLOUD_SDK_${attribute.toUpperCase()}`;
  return fromPlace(() => ({
    title: "environment",
    name,
    read: (attribute: string): string | undefined => env[name(attribute)],
  }));
}
