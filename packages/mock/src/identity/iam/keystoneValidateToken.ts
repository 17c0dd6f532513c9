import { sameSecret } from "../../auth/same-secret.js";
import { IAM_PATHS } from "../facts.js";
import type { TokenClaims } from "../issuer.js";
import { type IamCall, type IamOperation, type IamResponse, rejectIam } from "./operation.js";
import { claimsOf, tokenBody } from "./token-response.js";

/** Reads the token that a call is about, or rejects the call as Keystone does. */
function withSubject(
  call: IamCall,
  respond: (token: string, claims: TokenClaims) => IamResponse,
): IamResponse {
  const token = call.request.header("x-subject-token");
  if (token === undefined) return rejectIam(400, "X-Subject-Token: is required");
  const claims = claimsOf(call, token);
  return claims === undefined
    ? rejectIam(404, "X-Subject-Token: the token is unknown or has expired.")
    : respond(token, claims);
}

const shared = { path: IAM_PATHS.tokens, authenticated: true, readsBody: false } as const;

/** Shows what a token is good for; the vendor calls it KeystoneValidateToken. */
export const keystoneValidateToken: IamOperation = {
  ...shared,
  operationId: "KeystoneValidateToken",
  method: "GET",
  handle: (call) =>
    withSubject(call, (token, claims) => ({
      status: 200,
      body: tokenBody(call, claims),
      headers: { "X-Subject-Token": token },
    })),
};

/** Revokes a token, as Keystone does; the vendor's IAM does not document it. */
export const keystoneRevokeToken: IamOperation = {
  ...shared,
  operationId: "KeystoneRevokeToken",
  method: "DELETE",
  handle: (call) =>
    withSubject(call, (token) => {
      const { credentials, issuer } = call.identity;
      if (sameSecret(token, credentials.token)) {
        return rejectIam(403, "X-Subject-Token: the token of the cloud cannot be revoked.");
      }
      issuer.revokeToken(token, call.now);
      return { status: 204 };
    }),
};
