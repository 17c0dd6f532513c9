import { checkNames } from "../../options.js";
import { type ConfiguredProvider, configuredBy, readNamed } from "./configuration.js";
import type { EnvironmentOptions } from "./from-environment.js";

const NAMES = {
  accessKeyId: "HW_ACCESS_KEY",
  secretAccessKey: "HW_SECRET_KEY",
  securityToken: "HW_SECURITY_TOKEN",
  token: "HW_AUTH_TOKEN",
  user: "HW_USER_NAME",
  password: "HW_USER_PASSWORD",
  domain: "HW_DOMAIN_NAME",
  projectId: "HW_PROJECT_ID",
  projectName: "HW_PROJECT_NAME",
  region: "HW_REGION_NAME",
  authUrl: "HW_AUTH_URL",
  endpointSuffix: "HW_CLOUD",
  agencyName: "HW_ASSUME_ROLE_AGENCY_NAME",
  agencyDomain: "HW_ASSUME_ROLE_DOMAIN_NAME",
  agencyDurationSeconds: "HW_ASSUME_ROLE_DURATION",
} as const;

/**
 * Takes credentials from the variables of the Terraform provider: `HW_ACCESS_KEY`, `HW_SECRET_KEY` and
 * `HW_SECURITY_TOKEN`, else `HW_AUTH_TOKEN`, else `HW_USER_NAME`, `HW_USER_PASSWORD` and
 * `HW_DOMAIN_NAME`. With `HW_ASSUME_ROLE_AGENCY_NAME` and `HW_ASSUME_ROLE_DOMAIN_NAME` they assume that
 * agency. A session that was not given them takes region and project from `HW_REGION_NAME`,
 * `HW_PROJECT_NAME` and `HW_PROJECT_ID`, and the domain of the endpoints from `HW_CLOUD`.
 *
 * The provider throws a CredentialsNotFoundError when none of them is set, and a CredentialsError
 * naming the variable when part of them is missing or a value is invalid.
 *
 * Source: `docs/index.md` and `provider.go` of terraform-provider-huaweicloud.
 */
export function fromTerraformEnvironment(options: EnvironmentOptions = {}): ConfiguredProvider {
  checkNames(options, "env");
  const { env = process.env } = options;
  return configuredBy(() => {
    const values = readNamed(NAMES, (name) => env[name]);
    const { endpointSuffix, ...others } = values;
    // The default of the provider; some regions have endpoints of their own there.
    const isDefault = endpointSuffix === "myhuaweicloud.com";
    return { title: "environment", names: NAMES, values: isDefault ? others : values };
  });
}
