import { InvalidArgumentError } from "@hcnet/runtime";
import { createCredentials, type MockCredentials, type MockSecrets } from "../auth/credentials.js";
import type { SignatureMismatch } from "../auth/signature-diagnostics.js";
import { checkOptionNames } from "../known-options.js";
import { createDirectory, type Directory, type DirectoryOptions } from "./directory.js";
import { Issuer } from "./issuer.js";

/** Whether the metadata service is available, and whether it requires a session token. */
export type MetadataMode = "optional" | "required" | "disabled";

/** Who may call a cloud, and how they get credentials. */
export interface IdentityOptions extends DirectoryOptions {
  /**
   * The metadata service of a server, which gives temporary keys to any client that can reach it: with a
   * token or without (`optional`, the default), only with one, or not at all.
   */
  readonly metadata?: MetadataMode | undefined;
  /**
   * Called with the reason that a signature did not match; the response has it too, in `X-Mock-…`
   * headers.
   */
  readonly onSignatureMismatch?: ((mismatch: SignatureMismatch) => void) | undefined;
}

/** The identity service of one cloud. */
export interface Identity {
  /** The key pair and the token that never end. They belong to the first user. */
  readonly credentials: MockCredentials;
  readonly directory: Directory;
  readonly issuer: Issuer;
  readonly metadata: MetadataMode;
  readonly onSignatureMismatch: IdentityOptions["onSignatureMismatch"];
}

const NAMES = [
  "domain",
  "users",
  "projects",
  "metadata",
  "onSignatureMismatch",
] as const satisfies (keyof IdentityOptions)[];
const MODES: readonly MetadataMode[] = ["optional", "required", "disabled"];

/**
 * Makes the identity service of a cloud.
 *
 * @throws InvalidArgumentError naming the first option that is wrong.
 */
export function createIdentity(
  options: IdentityOptions,
  credentials: Partial<MockSecrets> | undefined,
  defaultRegion: string,
): Identity {
  checkOptionNames(options, NAMES, "identity");
  const { metadata = "optional" } = options;
  if (!MODES.includes(metadata)) {
    throw new InvalidArgumentError(
      `identity.metadata: expected one of ${MODES.join(", ")}, got ${JSON.stringify(metadata)}`,
    );
  }
  return {
    credentials: createCredentials(credentials),
    directory: createDirectory(options, defaultRegion),
    issuer: new Issuer(),
    metadata,
    onSignatureMismatch: options.onSignatureMismatch,
  };
}
