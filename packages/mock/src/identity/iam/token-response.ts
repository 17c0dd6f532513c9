import { sameSecret } from "../../auth/same-secret.js";
import { iamTime, TOKEN_LIFETIME_MS, type TokenResponse } from "../facts.js";
import type { TokenClaims } from "../issuer.js";
import { catalogFor } from "./catalog.js";
import type { IamCall } from "./operation.js";

/** Returns what a token of this cloud says; undefined if it is unknown, revoked or expired. */
export function claimsOf({ identity, now }: IamCall, token: string): TokenClaims | undefined {
  const { credentials, directory, issuer } = identity;
  const [owner] = directory.users;
  if (owner !== undefined && sameSecret(token, credentials.token)) {
    return {
      ...{ userId: owner.id, projectId: directory.projects[0]?.id, methods: ["password"] },
      ...{ issuedAt: now, expiresAt: new Date(now.getTime() + TOKEN_LIFETIME_MS) },
    };
  }
  const claims = issuer.readToken(token);
  return claims !== undefined && now < claims.expiresAt ? claims : undefined;
}

/** Creates the body that describes a token, which is the same when it is issued and when it is validated. */
export function tokenBody(call: IamCall, claims: TokenClaims): TokenResponse {
  const { directory } = call.identity;
  const { domain } = directory;
  const { userId, projectId, scope, methods, issuedAt, expiresAt } = claims;
  const project = projectId === undefined ? undefined : directory.projectWithId(projectId);
  const user = directory.users.find(({ id }) => id === userId);
  const catalog = catalogFor(call.apis, project?.name ?? "*", call.request);
  const isUnscoped = scope === "unscoped";
  return {
    token: {
      expires_at: iamTime(expiresAt),
      issued_at: iamTime(issuedAt),
      methods,
      ...(isUnscoped || call.query.get("nocatalog") ? {} : { catalog }),
      ...(isUnscoped ? {} : { roles: [{ id: "0", name: "te_admin" }] }),
      ...(project === undefined ? {} : { project: { ...project, domain } }),
      ...(scope === "domain" ? { domain } : {}),
      user: { id: userId, name: user?.name ?? "", domain, password_expires_at: "" },
    },
  };
}
