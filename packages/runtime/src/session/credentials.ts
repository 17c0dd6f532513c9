import { InvalidArgumentError } from "../errors/errors.js";

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

/** Checks shape and content and returns a frozen copy, so that later changes have no effect. */
export function checkCredentials(credentials: Credentials): Credentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw new InvalidArgumentError(
      "credentials: give { accessKeyId, secretAccessKey } or { token }",
    );
  }
  const given = credentials as Partial<AccessKeyCredentials & TokenCredentials>;
  const { accessKeyId, secretAccessKey, securityToken, token } = given;
  const hasKey = accessKeyId !== undefined || secretAccessKey !== undefined;
  if (token !== undefined && hasKey) {
    throw new InvalidArgumentError("credentials: give an access key or a token, not both");
  }
  if (token !== undefined) {
    check("token", sendable(token));
    return Object.freeze({ token });
  }
  check("accessKeyId", sendable(accessKeyId));
  check("secretAccessKey", filled(secretAccessKey));
  check("securityToken", securityToken === undefined || sendable(securityToken));
  return Object.freeze({ ...(credentials as AccessKeyCredentials) });
}
