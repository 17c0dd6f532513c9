import { CredentialsNotFoundError } from "../errors/credentials-error.js";
import type { CredentialProvider, ProviderSettings } from "./provider.js";

/**
 * Asks one provider after the other and takes what the first gives that is configured. A provider
 * that throws a CredentialsNotFoundError is ignored; any other error ends the chain, for a
 * mistake in the first place must not let another identity step in.
 *
 * The provider throws a CredentialsNotFoundError that lists what each of them said.
 */
export function fromChain(providers: readonly CredentialProvider[]): CredentialProvider {
  const chain = [...providers];
  const first: CredentialProvider = async (context) => {
    const errors: CredentialsNotFoundError[] = [];
    for (const provider of chain) {
      try {
        return await provider(context);
      } catch (error) {
        if (!(error instanceof CredentialsNotFoundError)) throw error;
        errors.push(error);
      }
    }
    const said = errors.map((error) => error.message).join("; ");
    throw new CredentialsNotFoundError(`No credentials found: ${said || "the chain is empty"}`, {
      cause: errors.length === 1 ? errors[0] : new AggregateError(errors),
    });
  };
  return Object.assign(first, { settings: () => firstSettings(chain) });
}

/** The settings of the first provider that has any. */
function firstSettings(chain: readonly CredentialProvider[]): ProviderSettings | undefined {
  for (const { settings } of chain) {
    const found = settings?.();
    if (found !== undefined) return found;
  }
  return undefined;
}
