import { type Credentials, checkCredentials, type ProvidedCredentials } from "./credentials.js";
import type { CredentialProvider, ProviderContext } from "./provider.js";
import type { CredentialSource, RefreshOptions } from "./remember.js";

/**
 * Where a session takes its credentials from: what it was given, or what a provider gives. What asks
 * a provider in time is loaded when it is first needed, since most bundles never do.
 *
 * @throws InvalidArgumentError when given credentials cannot be used. A provider is not asked yet.
 */
export function createCredentialSource(
  credentials: Credentials | CredentialProvider,
  context: ProviderContext,
  options: RefreshOptions = {},
): CredentialSource {
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
      const { RememberedCredentials } = await import("./remember.js");
      this.#loaded ??= new RememberedCredentials(provider, context, options);
      return this.#loaded;
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
