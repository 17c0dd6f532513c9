import { InvalidArgumentError } from "../errors/errors.js";
import { checkProjectId } from "../identity/project-id.js";

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
  /** When they end; without it they never do. */
  readonly expiresAt?: Date | undefined;
  /**
   * The project that stands with them in a file or a variable, or for which a token was issued. A
   * session that was given no project takes it. It is never a project that was looked up.
   */
  readonly projectId?: string | undefined;
}

/** Credentials with what is known about them. */
export type ProvidedCredentials = Credentials & CredentialFacts;

// A blank or line break around a key is left over from a file or a shell, and no signature fits.
const filled = (value: unknown): boolean =>
  typeof value === "string" && value !== "" && value.trim() === value;
// Header values: visible ASCII without blanks.
const sendable = (value: unknown): boolean =>
  typeof value === "string" && /^[\x21-\x7e]+$/.test(value);

function check(field: keyof AccessKeyCredentials | "token", isRight: boolean): void {
  if (isRight) return;
  const what =
    field === "secretAccessKey" ? "text without blanks around it" : "visible ASCII without blanks";
  throw new InvalidArgumentError(`credentials.${field}: must be ${what}, and not empty`);
}

// Secrets are getters over private members: no way of printing an object shows them.
abstract class Printable {
  /** What Node shows; with the option `getters` it would call them. */
  [Symbol.for("nodejs.util.inspect.custom")](): object {
    return { ...this };
  }
}

class AccessKey extends Printable implements AccessKeyCredentials {
  readonly accessKeyId: string;
  readonly #secretAccessKey: string;
  readonly #securityToken: string | undefined;

  constructor({ accessKeyId, secretAccessKey, securityToken }: AccessKeyCredentials) {
    super();
    this.accessKeyId = accessKeyId;
    this.#secretAccessKey = secretAccessKey;
    this.#securityToken = securityToken;
  }

  get secretAccessKey(): string {
    return this.#secretAccessKey;
  }

  get securityToken(): string | undefined {
    return this.#securityToken;
  }
}

class Token extends Printable implements TokenCredentials {
  readonly #token: string;

  constructor({ token }: TokenCredentials) {
    super();
    this.#token = token;
  }

  get token(): string {
    return this.#token;
  }
}

/**
 * Checks shape and content and returns a copy: later changes have no effect, and however it is
 * printed it shows no secret.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function checkCredentials(credentials: ProvidedCredentials): ProvidedCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw new InvalidArgumentError(
      "credentials: give { accessKeyId, secretAccessKey } or { token }",
    );
  }
  const given = credentials as Partial<AccessKeyCredentials & TokenCredentials>;
  const facts = checkFacts(credentials);
  const { accessKeyId, secretAccessKey, securityToken, token } = given;
  const hasKey = accessKeyId !== undefined || secretAccessKey !== undefined;
  if (token !== undefined && hasKey) {
    throw new InvalidArgumentError("credentials: give an access key or a token, not both");
  }
  if (token !== undefined) {
    check("token", sendable(token));
    return Object.freeze(Object.assign(new Token({ token }), facts));
  }
  check("accessKeyId", sendable(accessKeyId));
  check("secretAccessKey", filled(secretAccessKey));
  check("securityToken", securityToken === undefined || sendable(securityToken));
  return Object.freeze(Object.assign(new AccessKey(given as AccessKeyCredentials), facts));
}

function checkFacts({ expiresAt, projectId }: CredentialFacts): CredentialFacts {
  const isTime = expiresAt instanceof Date && !Number.isNaN(expiresAt.getTime());
  if (expiresAt !== undefined && !isTime) {
    throw new InvalidArgumentError("credentials.expiresAt: must be a valid Date");
  }
  if (projectId !== undefined) checkProjectId(projectId, "credentials.projectId");
  return {
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(projectId === undefined ? {} : { projectId }),
  };
}
