import { lazy } from "../lazy.js";
import { checkFunctions, checkNumber, checkTimeout } from "../options.js";
import { type Credentials, checkCredentials } from "./credentials.js";
import type { CredentialProvider, SharedContext } from "./provider.js";
import type { CredentialSource, RefreshOptions } from "./remember.js";

/**
 * Where a session takes its credentials from: what it was given, or what a provider gives. What asks
 * a provider in time is loaded when it is first needed, since most bundles never do.
 *
 * @throws InvalidArgumentError when given credentials or options cannot be used. A provider is not
 * asked yet.
 */
export function createCredentialSource(
  credentials: Credentials | CredentialProvider,
  context: SharedContext,
  options: RefreshOptions = {},
): CredentialSource {
  checkOptions(options);
  if (typeof credentials !== "function") {
    const given = checkCredentials(credentials);
    return { get: () => given, invalidate: () => false };
  }
  let remembered: CredentialSource | undefined;
  const load = lazy(async () => {
    const { RememberedCredentials } = await import("./remember.js");
    remembered = new RememberedCredentials(credentials, context, options);
    return remembered;
  });
  return {
    get: () => remembered?.get() ?? Promise.resolve(load()).then((source) => source.get()),
    invalidate: (refused) => remembered?.invalidate(refused) ?? false,
  };
}

function checkOptions({
  refreshBeforeMs = 0,
  timeoutMs = 1,
  onRefreshError,
}: RefreshOptions): void {
  checkNumber("refresh.refreshBeforeMs", refreshBeforeMs, 0);
  checkTimeout("refresh.timeoutMs", timeoutMs);
  checkFunctions({ "refresh.onRefreshError": onRefreshError });
}
