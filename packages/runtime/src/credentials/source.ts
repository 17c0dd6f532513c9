import { type Credentials, checkCredentials } from "./credentials.js";
import type { CredentialProvider, ProviderContext } from "./provider.js";
import { type CredentialSource, type RefreshOptions, RememberedCredentials } from "./remember.js";

/**
 * Where a session takes its credentials from: what it was given, or what a provider gives.
 *
 * @throws InvalidArgumentError when given credentials cannot be used. A provider is not asked yet.
 */
export function createCredentialSource(
  credentials: Credentials | CredentialProvider,
  context: ProviderContext,
  options: RefreshOptions = {},
): CredentialSource {
  if (typeof credentials === "function") {
    return new RememberedCredentials(credentials, context, options);
  }
  const given = checkCredentials(credentials);
  return { get: () => given, invalidate: () => false };
}
