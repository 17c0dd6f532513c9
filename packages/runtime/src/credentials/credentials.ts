import { InvalidArgumentError } from "../errors/errors.js";
import { shown } from "../options.js";
import { checkProjectId } from "../session/project-id.js";

/** An access key pair; with `securityToken` a temporary one. Requests are signed with it. */
export interface AccessKeyCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken?: string | undefined;
}

/** An IAM token, sent as `X-Auth-Token`. It lives for 24 hours and is not renewed for you. */
export interface TokenCredentials {
  readonly token: string;
}

/** What proves who is calling. */
export type Credentials = AccessKeyCredentials | TokenCredentials;

/** What may be known about credentials. */
export interface CredentialFacts {
  /** When they expire; without it they never do. */
  readonly expiresAt?: Date | undefined;
  /**
   * The issuer's clock when the credentials were received, such as the `Date` of its response. With it a
   * machine whose clock is wrong still knows how long they live.
   */
  readonly issuerTime?: Date | undefined;
  /**
   * The project that stands with them in a file or a variable, or for which a token was issued. A
   * session that was given no project takes it. It is never a project that was looked up.
   */
  readonly projectId?: string | undefined;
}

/** Credentials with what is known about them. */
export type ProvidedCredentials = Credentials & CredentialFacts;

// Header values: visible ASCII without blanks.
const SENDABLE = /^[\x21-\x7e]+$/;
// A blank around a key, or a control character, is left over from a file or a shell, and no signature fits.
const FILLED = /^[^\s\p{Cc}](\P{Cc}*[^\s\p{Cc}])?$/u;

const wrong = (field: string, what: string): InvalidArgumentError =>
  new InvalidArgumentError(`credentials${field}: ${what}`);

/** What was given in place of a secret, without the value. */
const gotSecret = (value: unknown): string => {
  if (typeof value !== "string") return shown(value);
  return value === "" ? "an empty string" : "other characters";
};

function checkField(field: string, value: unknown): void {
  const isKey = field === "secretAccessKey";
  if (typeof value === "string" && (isKey ? FILLED : SENDABLE).test(value)) return;
  const what = isKey
    ? "text without blanks around it or control characters"
    : "visible ASCII without blanks";
  throw wrong(`.${field}`, `expected ${what}, got ${gotSecret(value)}`);
}

/**
 * Checks shape and content and returns a copy: later changes have no effect, and however it is
 * printed it shows no secret.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function checkCredentials(credentials: ProvidedCredentials): ProvidedCredentials {
  const given = (credentials ?? {}) as Partial<AccessKeyCredentials & TokenCredentials>;
  const { accessKeyId, secretAccessKey, securityToken, token } = given;
  const hasKey = accessKeyId !== undefined || secretAccessKey !== undefined;
  if (hasKey === (token !== undefined)) {
    throw wrong(
      "",
      `expected { accessKeyId, secretAccessKey } or { token }, got ${hasKey ? "both" : "neither"}`,
    );
  }
  const facts = checkFacts(credentials);
  if (token !== undefined) return withSecrets(facts, { token });
  checkField("accessKeyId", accessKeyId);
  const secrets = { secretAccessKey, ...(securityToken !== undefined && { securityToken }) };
  return withSecrets({ accessKeyId, ...facts }, secrets);
}

/**
 * Checks secrets, and adds them as getters that are not enumerable: nothing that prints or copies an object shows them. The
 * last member is for Node, which would call them if told to.
 */
function withSecrets(shown: object, secrets: object): ProvidedCredentials {
  for (const [name, value] of Object.entries(secrets)) {
    checkField(name, value);
    Object.defineProperty(shown, name, { get: () => value });
  }
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  Object.defineProperty(shown, inspect, { value: () => ({ ...shown }) });
  return Object.freeze(shown) as ProvidedCredentials;
}

function checkFacts({ expiresAt, issuerTime, projectId }: CredentialFacts): CredentialFacts {
  for (const [name, date] of Object.entries({ expiresAt, issuerTime })) {
    const isValid = date instanceof Date && !Number.isNaN(date.getTime());
    if (date !== undefined && !isValid)
      throw wrong(`.${name}`, `expected a valid Date, got ${shown(date)}`);
  }
  if (projectId !== undefined) checkProjectId(projectId, "credentials.projectId");
  return {
    ...(expiresAt && { expiresAt }),
    ...(issuerTime && { issuerTime }),
    ...(projectId !== undefined && { projectId }),
  };
}
