export type {
  AccessKeyCredentials,
  CredentialFacts,
  Credentials,
  ProvidedCredentials,
  TokenCredentials,
} from "./credentials.js";
export {
  fromPassword,
  type NamedById,
  type PasswordOptions,
  type SecretText,
  type TokenScope,
} from "./from-password.js";
export type { CredentialProvider, ProviderContext } from "./provider.js";
