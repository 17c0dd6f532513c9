import { InvalidArgumentError } from "../errors/errors.js";
import { type Credentials, checkCredentials, type ProvidedCredentials } from "./credentials.js";
import type { CredentialProvider, ProviderContext } from "./provider.js";
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
  context: ProviderContext,
  options: RefreshOptions = {},
): CredentialSource {
  checkOptions(options);
  if (typeof credentials !== "function") {
    const given = checkCredentials(credentials);
    return { get: () => given, invalidate: () => false };
  }
  return new ProvidedSource(credentials, context, options);
}

class ProvidedSource implements CredentialSource {
  readonly #load: () => Promise<CredentialSource>;
  #loading: Promise<CredentialSource> | undefined;
  #loaded: CredentialSource | undefined;

  constructor(provider: CredentialProvider, context: ProviderContext, options: RefreshOptions) {
    this.#load = async () => {
      try {
        const { RememberedCredentials } = await import("./remember.js");
        this.#loaded ??= new RememberedCredentials(provider, context, options);
        return this.#loaded;
      } finally {
        // A part of a page that could not be loaded may be there the next time.
        this.#loading = undefined;
      }
    };
  }

  get(): ProvidedCredentials | Promise<ProvidedCredentials> {
    if (this.#loaded !== undefined) return this.#loaded.get();
    this.#loading ??= this.#load();
    return this.#loading.then((source) => source.get());
  }

  invalidate(refused: ProvidedCredentials): boolean {
    return this.#loaded?.invalidate(refused) ?? false;
  }
}

const LONGEST_TIMER_MS = 2_147_483_647;

function checkOptions({
  refreshBeforeMs = 0,
  timeoutMs = 1,
  onRefreshError,
}: RefreshOptions): void {
  const wrong = (name: keyof RefreshOptions, what: string) =>
    new InvalidArgumentError(`refresh.${name}: must be ${what}`);
  if (!(refreshBeforeMs >= 0)) throw wrong("refreshBeforeMs", "a number of milliseconds");
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS)) {
    throw wrong("timeoutMs", "a number of milliseconds above 0, at most 24 days");
  }
  if (onRefreshError !== undefined && typeof onRefreshError !== "function") {
    throw wrong("onRefreshError", "a function");
  }
}
