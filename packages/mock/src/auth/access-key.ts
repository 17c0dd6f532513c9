import type { IncomingRequest } from "../gateway/message.js";
import type { Identity } from "../identity/identity.js";
import { TEMPORARY_KEY_PREFIX } from "../identity/issuer.js";
import { type Rejected, rejected } from "./caller.js";
import { sameSecret } from "./same-secret.js";

/** The secret key that a signature has to be made with. */
export interface SigningKey {
  readonly secretAccessKey: string;
}

function temporaryKey(
  { issuer }: Identity,
  accessKeyId: string,
  securityToken: string,
  now: Date,
): SigningKey | Rejected {
  const keys = issuer.readKeys(securityToken);
  if (keys === undefined) return rejected("X-Security-Token: the security token is unknown");
  if (!sameSecret(accessKeyId, keys.accessKeyId)) {
    return rejected("X-Security-Token: belongs to another access key");
  }
  if (now.getTime() < keys.expiresAt.getTime()) return keys;
  return rejected(`X-Security-Token: expired at ${keys.expiresAt.toISOString()}`);
}

/** Finds the secret key to an access key: the permanent one of the cloud, or one that it issued. */
export function findSigningKey(
  identity: Identity,
  request: IncomingRequest,
  accessKeyId: string,
  now: Date,
): SigningKey | Rejected {
  const securityToken = request.header("x-security-token");
  const { credentials } = identity;
  const isPermanent = sameSecret(accessKeyId, credentials.accessKeyId);
  if (isPermanent && securityToken === undefined) return credentials;
  if (isPermanent) return rejected("X-Security-Token: the access key is not a temporary one");
  if (securityToken !== undefined) return temporaryKey(identity, accessKeyId, securityToken, now);
  if (!accessKeyId.startsWith(TEMPORARY_KEY_PREFIX)) {
    return rejected("Authorization: the access key is unknown");
  }
  return rejected("X-Security-Token: is missing; a temporary access key needs it");
}
