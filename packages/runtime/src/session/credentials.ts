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

const filled = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
// Header values: visible ASCII without line breaks.
const sendable = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && /^[\x21-\x7e]+$/.test(value));

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
    if (!filled(token) || !sendable(token)) {
      throw new InvalidArgumentError("credentials.token: must be one word of visible ASCII");
    }
    return Object.freeze({ token });
  }
  if (!filled(accessKeyId)) {
    throw new InvalidArgumentError("credentials.accessKeyId: must be a non-empty string");
  }
  if (!filled(secretAccessKey)) {
    throw new InvalidArgumentError("credentials.secretAccessKey: must be a non-empty string");
  }
  if (!sendable(accessKeyId) || !sendable(securityToken)) {
    throw new InvalidArgumentError(
      "credentials: accessKeyId and securityToken must be visible ASCII without blanks",
    );
  }
  return Object.freeze({ ...(credentials as AccessKeyCredentials) });
}
