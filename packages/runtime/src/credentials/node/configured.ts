import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";
import { InvalidArgumentError } from "../../errors/errors.js";
import { checkCredentials } from "../credentials.js";
import { fromIdToken } from "../from-id-token.js";
import type { CredentialProvider } from "../provider.js";
import { readFailure, readSmallFile } from "./read-file.js";

/** What a file or the environment may say, under the vendor's names. */
export type Attribute = "ak" | "sk" | "security_token" | "project_id" | "idp_id" | "id_token_file";

/** A place where credentials may be configured. */
export interface ConfiguredPlace {
  /** The text of an attribute; undefined or empty if it is not there. */
  read(attribute: Attribute): string | undefined;
  /** How an attribute is called there, for messages. */
  name(attribute: Attribute): string;
  /** Begins each message. */
  readonly title: string;
}

/**
 * Creates a provider of what a place configures.
 *
 * @param load reads the place again. Throws a CredentialsNotFoundError when it is not there.
 */
export function fromPlace(load: () => ConfiguredPlace): CredentialProvider {
  const provider: CredentialProvider = async (context) => configuredProvider(load())(context);
  const settings = () => {
    try {
      configuredProvider(load());
      return {};
    } catch (error) {
      // Mistakes are reported when the credentials are needed.
      return error instanceof CredentialsNotFoundError ? undefined : {};
    }
  };
  return Object.assign(provider, { settings });
}

/**
 * The provider that a place configures: one that exchanges an ID token, else a key as it stands. An
 * ID token comes first, as in the vendor's SDKs.
 *
 * @throws CredentialsNotFoundError when the place has nothing of either; CredentialsError naming the
 * attribute when it has half of it, or what cannot be used.
 */
function configuredProvider(place: ConfiguredPlace): CredentialProvider {
  const has = (attribute: Attribute) => (place.read(attribute) ?? "") !== "";
  const isComplete = (...attributes: Attribute[]): boolean => {
    const missing = attributes.find((attribute) => !has(attribute));
    const present = attributes.find(has);
    if (missing === undefined || present === undefined) return missing === undefined;
    throw new CredentialsError(
      `${place.title}: ${place.name(present)} is set, but ${place.name(missing)} is not`,
    );
  };
  if (isComplete("idp_id", "id_token_file")) return idTokenProvider(place);
  if (isComplete("ak", "sk")) return keyProvider(place);
  if (has("security_token")) {
    throw new CredentialsError(
      `${place.title}: ${place.name("security_token")} is set, but ${place.name("ak")} is not`,
    );
  }
  throw new CredentialsNotFoundError(
    `${place.title}: neither ${place.name("ak")} nor ${place.name("idp_id")} is set`,
  );
}

function idTokenProvider(place: ConfiguredPlace): CredentialProvider {
  const file = place.read("id_token_file") ?? "";
  const idToken = async (): Promise<string> => {
    let text: string;
    try {
      text = readSmallFile(file);
    } catch (cause) {
      throw new CredentialsError(
        `${place.title}: ${place.name("id_token_file")} names ${file}, which cannot be read: ${readFailure(cause)}`,
        { cause },
      );
    }
    if (text.trim() !== "") return text.trim();
    throw new CredentialsError(
      `${place.title}: ${place.name("id_token_file")} names ${file}, which is empty`,
    );
  };
  return fromIdToken({ idpId: place.read("idp_id") ?? "", idToken });
}

const FIELDS: Readonly<Record<string, Attribute>> = {
  accessKeyId: "ak",
  secretAccessKey: "sk",
  securityToken: "security_token",
  projectId: "project_id",
};

function keyProvider(place: ConfiguredPlace): CredentialProvider {
  return async () => {
    try {
      return checkCredentials({
        accessKeyId: place.read("ak") ?? "",
        secretAccessKey: place.read("sk") ?? "",
        securityToken: place.read("security_token") || undefined,
        projectId: place.read("project_id") || undefined,
      });
    } catch (cause) {
      if (!(cause instanceof InvalidArgumentError)) throw cause;
      const [, field = "", rest = ""] = /^credentials\.(\w+)(.*)$/s.exec(cause.message) ?? [];
      const attribute = FIELDS[field];
      const name = attribute === undefined ? field : place.name(attribute);
      throw new CredentialsError(`${place.title}: ${name}${rest}`, { cause });
    }
  };
}
