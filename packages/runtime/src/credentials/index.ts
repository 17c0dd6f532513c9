export type {
  AccessKeyCredentials,
  CredentialFacts,
  Credentials,
  ProvidedCredentials,
  TokenCredentials,
} from "./credentials.js";
export { type AgencyOptions, fromAgency } from "./from-agency.js";
export { fromChain } from "./from-chain.js";
export { fromIdToken, type IdTokenOptions } from "./from-id-token.js";
export {
  fromPassword,
  type NamedById,
  type PasswordOptions,
  type TokenScope,
} from "./from-password.js";
export {
  fromTemporaryAccessKey,
  type TemporaryAccessKeyOptions,
} from "./from-temporary-access-key.js";
export type { CredentialProvider, ProviderContext, ProviderSettings } from "./provider.js";
export type { SecretText } from "./secret-text.js";
