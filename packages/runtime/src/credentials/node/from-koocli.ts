import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { parseJson } from "../../json.js";
import { checkNames } from "../../options.js";
import { type ConfiguredProvider, configuredBy, readNamed } from "./configuration.js";
import type { Environment } from "./from-environment.js";
import { homePath, readConfigurationFile } from "./read-file.js";

/** Which profile of which file. */
export interface KooCliOptions {
  /** Path of the file; by default that in `HW_SHARED_CONFIG_FILE`, else `~/.hcloud/config.json`. */
  readonly file?: string | undefined;
  /** Name of the profile; by default that in `HW_PROFILE`, else the current one of the file. */
  readonly profile?: string | undefined;
  /** The environment of the process by default. */
  readonly env?: Environment | undefined;
}

interface KooCliConfiguration {
  readonly authEncrypt?: unknown;
  readonly current?: string;
  readonly profiles?: readonly Readonly<Record<string, unknown>>[];
}

const NAMES = {
  accessKeyId: "accessKeyId",
  secretAccessKey: "secretAccessKey",
  securityToken: "securityToken",
  projectId: "projectId",
  region: "region",
  agencyName: "agencyName",
  agencyDomain: "agencyDomainName",
} as const;

/**
 * Takes an access key from a profile of KooCLI (`hcloud configure`), with an agency the temporary key
 * that it assumes. A session that was not given them takes region and project from the profile. The
 * file must not be encrypted: `hcloud configure set --cli-auth-encrypt=false`.
 *
 * The provider throws a CredentialsNotFoundError when there is no default file or it has no profile,
 * and a CredentialsError naming file and profile for anything else that is wrong.
 *
 * Source: `docs/index.md` and `config/auth.go` of terraform-provider-huaweicloud, which reads the same
 * file.
 */
export function fromKooCli(options: KooCliOptions = {}): ConfiguredProvider {
  checkNames(options, "file profile env");
  return configuredBy(() => {
    const { env = process.env } = options;
    const named = options.file ?? (env.HW_SHARED_CONFIG_FILE || undefined);
    const file = homePath(named ?? "~/.hcloud/config.json");
    const text = readConfigurationFile("KooCLI", file, named !== undefined);
    const content = parseJson(text) as KooCliConfiguration | null | undefined;
    if (typeof content !== "object" || content === null) {
      throw new CredentialsError(`KooCLI: ${file} is not JSON`);
    }
    const wanted = options.profile ?? (env.HW_PROFILE || undefined);
    const profile = wanted ?? content.current ?? "default";
    const title = `KooCLI profile ${profile} in ${file}`;
    const found = content.profiles?.find(({ name }) => name === profile);
    if (found === undefined) {
      const others = content.profiles?.map(({ name }) => name).join(", ") || "none";
      const NotThere = wanted === undefined ? CredentialsNotFoundError : CredentialsError;
      throw new NotThere(`${title}: no such profile; the file has ${others}`);
    }
    if (String(content.authEncrypt) === "true" && found.accessKeyId) {
      const command = "hcloud configure set --cli-auth-encrypt=false";
      throw new CredentialsError(`${title}: is encrypted; decrypt it with "${command}"`);
    }
    return { title, names: NAMES, values: readNamed(NAMES, (name) => found[name]) };
  });
}
