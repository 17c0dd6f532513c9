import { lazy } from "../lazy.js";
import { checkFunctions, checkNumber, checkTimeout } from "../options.js";
import type { RefreshOptions } from "./cache.js";
import { type Credentials, checkCredentials } from "./credentials.js";
import type { CredentialProvider, CredentialSource, SharedContext } from "./provider.js";

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
  let cached: CredentialSource | undefined;
  const load = lazy(async () => {
    const { CachedCredentials } = await import("./cache.js");
    cached = new CachedCredentials(credentials, context, options);
    return cached;
  });
  return {
    get: () => cached?.get() ?? Promise.resolve(load()).then((source) => source.get()),
    invalidate: (rejected) => cached?.invalidate(rejected) ?? false,
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
