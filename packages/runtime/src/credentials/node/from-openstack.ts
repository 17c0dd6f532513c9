import { createRequire } from "node:module";
import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { checkNames } from "../../options.js";
import { type ConfiguredProvider, configuredBy, readNamed } from "./configuration.js";
import type { Environment, EnvironmentOptions } from "./from-environment.js";
import { homePath, readConfigurationFile } from "./read-file.js";

const VARIABLES = {
  accessKeyId: "OS_ACCESS_KEY",
  secretAccessKey: "OS_SECRET_KEY",
  securityToken: "OS_SECURITY_TOKEN",
  token: "OS_AUTH_TOKEN",
  user: "OS_USERNAME",
  password: "OS_PASSWORD",
  domain: "OS_USER_DOMAIN_NAME",
  projectId: "OS_PROJECT_ID",
  projectName: "OS_PROJECT_NAME",
  region: "OS_REGION_NAME",
  authUrl: "OS_AUTH_URL",
} as const;

/**
 * Takes credentials from the variables of OpenStack clients: `OS_ACCESS_KEY` and `OS_SECRET_KEY`, else
 * `OS_AUTH_TOKEN`, else `OS_USERNAME`, `OS_PASSWORD` and `OS_USER_DOMAIN_NAME` (or `OS_DOMAIN_NAME`). A
 * session that was not given them takes region and project from `OS_REGION_NAME` and `OS_PROJECT_NAME`
 * or `OS_PROJECT_ID`, and its endpoints from the host in `OS_AUTH_URL`.
 *
 * The provider throws a CredentialsNotFoundError when none of them is set, and a CredentialsError
 * naming the variable when part of them is missing or a value is invalid.
 *
 * Source: `docs/index.md` of terraform-provider-opentelekomcloud.
 */
export function fromOpenStackEnvironment(options: EnvironmentOptions = {}): ConfiguredProvider {
  checkNames(options, "env");
  const { env = process.env } = options;
  return configuredBy(() => {
    const values = readNamed(VARIABLES, (name) => env[name]);
    const domain = values.domain ?? (env.OS_DOMAIN_NAME || undefined);
    return {
      title: "environment",
      names: VARIABLES,
      values: domain === undefined ? values : { ...values, domain },
    };
  });
}

/** Which cloud of which file. */
export interface CloudsYamlOptions {
  /** Path of the file; by default that in `OS_CLIENT_CONFIG_FILE`, else the first of the usual ones. */
  readonly file?: string | undefined;
  /** Name of the cloud; by default that in `OS_CLOUD`, else the only one of the file. */
  readonly cloud?: string | undefined;
  /** The environment of the process by default. */
  readonly env?: Environment | undefined;
}

type Section = Readonly<Record<string, unknown>>;

const KEYS = {
  accessKeyId: "ak",
  secretAccessKey: "sk",
  securityToken: "security_token",
  token: "token",
  user: "username",
  password: "password",
  domain: "user_domain_name",
  projectId: "project_id",
  projectName: "project_name",
  region: "region_name",
  authUrl: "auth_url",
} as const;

const DEFAULT_FILES = [
  "clouds.yaml",
  "~/.config/openstack/clouds.yaml",
  "/etc/openstack/clouds.yaml",
];

/**
 * Takes credentials from a cloud in `clouds.yaml`, the file of OpenStack clients: under `auth`, `ak` and
 * `sk` (or `access_key` and `secret_key`), else `token`, else `username`, `password` and
 * `user_domain_name`. A session that was not given them takes region and project from `region_name` and
 * `project_name` or `project_id`, and its endpoints from the host in `auth_url`. `secure.yaml` is not
 * read. Needs the package `yaml`.
 *
 * The provider throws a CredentialsNotFoundError when there is no file in the usual places, and a
 * CredentialsError naming file and cloud for anything else that is wrong.
 *
 * Source: configuration guide of openstacksdk; `docs/index.md` of terraform-provider-opentelekomcloud.
 */
export function fromCloudsYaml(options: CloudsYamlOptions = {}): ConfiguredProvider {
  checkNames(options, "file cloud env");
  return configuredBy(() => {
    const { env = process.env } = options;
    const { file, text } = readFirst(options.file ?? (env.OS_CLIENT_CONFIG_FILE || undefined));
    const clouds = (parseYaml(file, text) as { clouds?: Section } | null)?.clouds ?? {};
    const names = Object.keys(clouds);
    const wanted = options.cloud ?? (env.OS_CLOUD || undefined);
    const cloud = wanted ?? (names.length === 1 ? names[0] : undefined);
    if (cloud === undefined || !Object.hasOwn(clouds, cloud)) {
      const problem = cloud === undefined ? "OS_CLOUD is not set" : `has no cloud ${cloud}`;
      const NotThere = wanted === undefined ? CredentialsNotFoundError : CredentialsError;
      throw new NotThere(`clouds.yaml: ${file}: ${problem}; it has ${names.join(", ") || "none"}`);
    }
    const section = clouds[cloud] as Section & { readonly auth?: Section };
    const all: Section = { ...section, ...section.auth };
    const ak = all.ak ?? all.access_key;
    const sk = all.sk ?? all.secret_key;
    const read = (name: string) => ({ ...all, ak, sk })[name];
    return { title: `cloud ${cloud} in ${file}`, names: KEYS, values: readNamed(KEYS, read) };
  });
}

function readFirst(named: string | undefined): { file: string; text: string } {
  const files = named === undefined ? DEFAULT_FILES : [named];
  for (const file of files.map(homePath)) {
    try {
      return { file, text: readConfigurationFile("clouds.yaml", file, named !== undefined) };
    } catch (error) {
      if (!(error instanceof CredentialsNotFoundError)) throw error;
    }
  }
  throw new CredentialsNotFoundError(
    `clouds.yaml: expected one of ${files.join(", ")}, found none`,
  );
}

function parseYaml(file: string, text: string): unknown {
  let yaml: { parse(text: string): unknown };
  try {
    yaml = createRequire(import.meta.url)("yaml");
  } catch (cause) {
    throw new CredentialsError(`clouds.yaml: install the package "yaml" to read ${file}`, {
      cause,
    });
  }
  try {
    return yaml.parse(text);
  } catch (cause) {
    // The parser's own message quotes the file, which holds secrets.
    const { linePos = [] } = cause as { linePos?: { line: number }[] };
    throw new CredentialsError(`clouds.yaml: ${file} is not YAML (line ${linePos[0]?.line})`);
  }
}
