import type { Identity } from "../identity/identity.js";
import { type Caller, type Rejected, rejected } from "./caller.js";
import { sameSecret } from "./same-secret.js";

/** Who a token stands for, or why it is not accepted. */
export function readToken(identity: Identity, token: string, now: Date): Caller | Rejected {
  const [owner] = identity.directory.users;
  if (sameSecret(token, identity.credentials.token)) return { userId: owner?.id, anyProject: true };
  const claims = identity.issuer.readToken(token);
  if (claims === undefined) return rejected("X-Auth-Token: the token is unknown");
  if (now.getTime() >= claims.expiresAt.getTime()) {
    const since = claims.expiresAt.toISOString();
    return { problem: `The token must be updated: it expired at ${since}`, expired: true };
  }
  return { userId: claims.userId, projectId: claims.projectId, anyProject: false };
}
