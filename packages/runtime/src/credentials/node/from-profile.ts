import { homedir } from "node:os";
import { join } from "node:path";
import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { checkNames } from "../../options.js";
import type { CredentialProvider } from "../provider.js";
import { fromPlace } from "./configured.js";
import type { Environment } from "./from-environment.js";
import { type Ini, parseIni } from "./ini.js";
import { readConfigurationFile } from "./read-file.js";

/** Which section of which file. */
export interface ProfileOptions {
  /**
   * Path of the file; by default that in `HUAWEICLOUD_SDK_CREDENTIALS_FILE`, else
   * `.huaweicloud/credentials` in the home directory.
   */
  readonly file?: string | undefined;
  /** Name of the section; `basic` by default. */
  readonly profile?: string | undefined;
  /** Where the path is looked up; the environment of the process by default. */
  readonly env?: Environment | undefined;
}

const FILE_VARIABLE = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";

/**
 * Takes `ak`, `sk`, `security_token` and `project_id`, or `idp_id` and `id_token_file`, from a
 * section of an INI file. The file is read at each call, so what changes it takes effect.
 *
 * The provider throws a CredentialsNotFoundError when the default file or the default section is
 * not there, and a CredentialsError naming file, section and key for anything else that is wrong.
 *
 * Source: `core/auth/provider/profile_provider.go` of huaweicloud-sdk-go-v3. `iam_endpoint` is not
 * read; the session has an option for it.
 */
export function fromProfile(options: ProfileOptions = {}): CredentialProvider {
  checkNames(options, "file profile env");
  return fromPlace(() => {
    const { profile = "basic", env = process.env } = options;
    const named = options.file ?? (env[FILE_VARIABLE] || undefined);
    const file = named ?? join(homedir(), ".huaweicloud", "credentials");
    const sections = parse(file, readConfigurationFile("profile", file, named !== undefined));
    const section = sections.get(profile);
    const title = `profile ${profile} in ${file}`;
    if (section === undefined) {
      const others = [...sections.keys()].map((name) => `[${name}]`).join(", ") || "none";
      const message = `${title}: no such section; there are ${others}`;
      throw new (options.profile === undefined ? CredentialsNotFoundError : CredentialsError)(
        message,
      );
    }
    return {
      title,
      name: (attribute: string): string => attribute,
      read: (attribute: string): string | undefined => section.get(attribute),
    };
  });
}

function parse(file: string, text: string): Ini {
  try {
    return parseIni(text);
  } catch (cause) {
    throw new CredentialsError(`profile: ${file}: ${(cause as Error).message}`, { cause });
  }
}
