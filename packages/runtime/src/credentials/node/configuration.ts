import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { InvalidArgumentError } from "../../errors/errors.js";
import { withoutTrailingSlashes } from "../../session/endpoints.js";
import { checkCredentials } from "../credentials.js";
import { fromAgency } from "../from-agency.js";
import { fromPassword } from "../from-password.js";
import type { CredentialProvider, ProviderSettings } from "../provider.js";

/** What environment variables and configuration files of other tools may say. */
export interface Configuration {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly securityToken?: string;
  readonly token?: string;
  readonly user?: string;
  readonly password?: string;
  /** Name of the account that the user belongs to. */
  readonly domain?: string;
  readonly projectId?: string;
  readonly projectName?: string;
  readonly region?: string;
  /** Identity service of OpenStack, such as `https://iam.eu-de.otc.t-systems.com/v3`. */
  readonly authUrl?: string;
  readonly endpointSuffix?: string;
  readonly agencyName?: string;
  readonly agencyDomain?: string;
  readonly agencyDurationSeconds?: string;
}

type Setting = keyof Configuration;

/** A configuration, and how messages name its parts. */
export interface NamedConfiguration {
  /** Where the configuration is; begins each message. */
  readonly title: string;
  /** Names of the settings there. */
  readonly names: { readonly [S in Setting]?: string };
  readonly values: Configuration;
}

/**
 * Creates a provider of what a configuration holds: an access key, else a token, else user and
 * password; with an agency the temporary key that they assume.
 *
 * @param load reads the configuration again. Throws a CredentialsNotFoundError when there is none.
 */
export function configuredBy(load: () => NamedConfiguration): ConfiguredProvider {
  const provider: CredentialProvider = async (context) => {
    const configuration = load();
    const iamEndpoint = settingsOf(configuration.values).iamEndpoint ?? context.iamEndpoint;
    try {
      return await providerOf(configuration)({ ...context, iamEndpoint });
    } catch (cause) {
      throw cause instanceof InvalidArgumentError ? renamed(cause, configuration) : cause;
    }
  };
  const settings = (): ProviderSettings | undefined => {
    try {
      const configuration = load();
      providerOf(configuration);
      return settingsOf(configuration.values);
    } catch (error) {
      // Mistakes are reported when the credentials are needed.
      return error instanceof CredentialsNotFoundError ? undefined : {};
    }
  };
  return Object.assign(provider, { settings });
}

/** A provider that may bring the region and the project of a session. */
export type ConfiguredProvider = CredentialProvider & {
  readonly settings: NonNullable<CredentialProvider["settings"]>;
};

function providerOf(configuration: NamedConfiguration): CredentialProvider {
  const { values } = configuration;
  const base = baseOf(configuration);
  if (!isComplete(configuration, "agencyName", "agencyDomain")) return base;
  const { agencyName = "", agencyDomain: domainName = "", agencyDurationSeconds } = values;
  const durationSeconds = agencyDurationSeconds && Number(agencyDurationSeconds);
  return fromAgency({
    ...{ credentials: base, agencyName, domainName },
    ...(durationSeconds ? { durationSeconds } : {}),
  });
}

function baseOf(configuration: NamedConfiguration): CredentialProvider {
  const { title, names, values } = configuration;
  const { accessKeyId = "", secretAccessKey = "", securityToken, token, projectId } = values;
  const { user = "", password = "", domain = "", projectName } = values;
  if (isComplete(configuration, "accessKeyId", "secretAccessKey")) {
    const key = { accessKeyId, secretAccessKey, securityToken, projectId };
    return async () => checkCredentials(key);
  }
  if (token !== undefined) return async () => checkCredentials({ token, projectId });
  if (isComplete(configuration, "user", "password", "domain")) {
    const project = projectId ? { id: projectId } : projectName && { name: projectName };
    return fromPassword({ user, password, domain, ...(project ? { scope: { project } } : {}) });
  }
  const wanted = [names.accessKeyId, names.token, names.user].filter((name) => name !== undefined);
  const list = new Intl.ListFormat("en", { type: "disjunction" }).format(wanted);
  throw new CredentialsNotFoundError(`${title}: expected ${list}, got none of them`);
}

/**
 * Whether all of some settings are there.
 *
 * @throws CredentialsError naming one that is missing while others are there.
 */
function isComplete({ title, names, values }: NamedConfiguration, ...wanted: Setting[]): boolean {
  const missing = wanted.find((setting) => values[setting] === undefined);
  // The account of a user may be set for other reasons.
  const present = wanted.find((setting) => setting !== "domain" && values[setting] !== undefined);
  if (missing === undefined || present === undefined) return missing === undefined;
  throw new CredentialsError(`${title}: ${names[present]} is set, but ${names[missing]} is not`);
}

/** An error that begins with the name of the setting there instead of ours. */
function renamed(cause: InvalidArgumentError, { title, names }: NamedConfiguration) {
  const [, field = "", rest = ""] = /^(?:credentials\.)?(\w+)(.*)$/s.exec(cause.message) ?? [];
  const setting = field === "durationSeconds" ? "agencyDurationSeconds" : field;
  return new CredentialsError(`${title}: ${names[setting as Setting] ?? setting}${rest}`, {
    cause,
  });
}

/** Removes the version of the identity API, which the calls add themselves. */
function withoutVersion(authUrl: string): string {
  const url = withoutTrailingSlashes(authUrl);
  return url.endsWith("/v3") ? withoutTrailingSlashes(url.slice(0, -"v3".length)) : url;
}

function settingsOf(values: Configuration): ProviderSettings {
  const { region, projectId, projectName, authUrl, endpointSuffix } = values;
  const iamEndpoint = authUrl === undefined ? undefined : withoutVersion(authUrl);
  // The other services are in the same domain as IAM.
  const [, host = "", suffix] = /^https:\/\/iam[^.]*\.([^./]+)\.([^/:]+)/.exec(authUrl ?? "") ?? [];
  const fromHost = { region: host || undefined, endpointSuffix: suffix };
  return {
    region: region ?? (fromHost.endpointSuffix?.includes(".") ? fromHost.region : undefined),
    ...{ projectId, projectName, iamEndpoint },
    endpointSuffix: endpointSuffix ?? (suffix?.includes(".") ? suffix : undefined),
  };
}

/** Reads settings under their names; an empty text is one that is not set. */
export function readNamed(
  names: NamedConfiguration["names"],
  read: (name: string) => unknown,
): Configuration {
  const values: { [S in Setting]?: string } = {};
  for (const [setting, name] of Object.entries(names)) {
    const value = read(name);
    if (typeof value === "string" && value !== "") values[setting as Setting] = value;
  }
  return values;
}
