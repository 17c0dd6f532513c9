import { CredentialsError } from "../errors/credentials-error.js";
import { describeIamFailure, requestIam } from "../iam/client.js";
import { readToken } from "../iam/token.js";
import type { CredentialProvider, ProviderContext } from "./provider.js";
import { requireSecret, requireText, type SecretText, textOf } from "./secret-text.js";

/** By id or by name. */
export type NamedById = { readonly id: string } | { readonly name: string };

/** What a token is good for. */
export type TokenScope = { readonly project: NamedById } | { readonly domain: NamedById };

/** Who asks for a token. */
export interface PasswordOptions {
  /** Name of the IAM user. */
  readonly user: string;
  /** Name of the account that the user belongs to. */
  readonly domain: string;
  readonly password: SecretText;
  /** The session's project by default, else the project named as its region, else none. */
  readonly scope?: TokenScope | undefined;
  /** For a user whose login is protected by a virtual MFA device. A code is good for one token. */
  readonly totp?: { readonly userId: string; readonly passcode: SecretText } | undefined;
}

/**
 * Gets an IAM token by user name and password. It lives for 24 hours.
 *
 * The provider throws a CredentialsError with the words of IAM when it rejects.
 *
 * @throws InvalidArgumentError naming the option that is missing.
 *
 * Source: IAM API reference, "Obtaining a User Token Through Password Authentication" and "… Through
 * Password and Virtual MFA Authentication" (`POST /v3/auth/tokens`).
 */
export function fromPassword(options: PasswordOptions): CredentialProvider {
  const { user, domain, password, totp } = options;
  requireText({ user, domain, "totp.userId": totp === undefined ? "none" : totp.userId });
  requireSecret("password", password);
  if (totp !== undefined) requireSecret("totp.passcode", totp.passcode);
  return async (context) => {
    const identity = {
      methods: totp === undefined ? ["password"] : ["password", "totp"],
      password: {
        user: { name: user, password: await textOf(password), domain: { name: domain } },
      },
      ...(totp === undefined
        ? {}
        : { totp: { user: { id: totp.userId, passcode: await textOf(totp.passcode) } } }),
    };
    const scope = options.scope ?? defaultScope(context);
    const auth = { identity, ...(scope === undefined ? {} : { scope }) };
    try {
      // The catalog of all services is long, and nobody reads it.
      const path = "/v3/auth/tokens?nocatalog=true";
      return readToken(await requestIam(context, { method: "POST", path, body: { auth } }));
    } catch (cause) {
      throw new CredentialsError(
        `No token for user ${JSON.stringify(user)} of ${JSON.stringify(domain)}: ${describeIamFailure(cause, context)}`,
        { cause },
      );
    }
  };
}

function defaultScope(context: ProviderContext): TokenScope | undefined {
  // Each region comes with a project of the same name.
  const { projectId, region, projectName: name = region } = context;
  if (projectId !== undefined) return { project: { id: projectId } };
  return name === undefined ? undefined : { project: { name } };
}
