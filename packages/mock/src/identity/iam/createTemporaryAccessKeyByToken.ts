import { readToken } from "../../auth/token.js";
import { type CredentialResponse, IAM_PATHS, iamTime, KEY_SECONDS } from "../facts.js";
import type { TemporaryKeys } from "../issuer.js";
import { BodyError, BodyReader } from "./body.js";
import { type IamCall, type IamOperation, type IamResponse, rejectIam } from "./operation.js";

/** Temporary keys as in a response. */
export function credentialResponse(keys: TemporaryKeys): CredentialResponse {
  return {
    credential: {
      access: keys.accessKeyId,
      secret: keys.secretAccessKey,
      securitytoken: keys.securityToken,
      expires_at: iamTime(keys.expiresAt),
    },
  };
}

// Older pages write the member with a hyphen.
const readSeconds = (token: BodyReader | undefined): number =>
  token?.integer(token.has("duration-seconds") ? "duration-seconds" : "duration_seconds", {
    ...KEY_SECONDS,
  }) ?? KEY_SECONDS.default;

/**
 * What is wrong with the token; undefined when nothing is. A signature goes before the token in the
 * header, and that before the one in the body.
 */
function checkToken(call: IamCall, token: BodyReader | undefined): string | undefined {
  if (call.caller !== undefined) return undefined;
  const sent = call.request.header("x-auth-token") ?? token?.optionalText("id");
  if (sent === undefined) return "There is no token, in X-Auth-Token or auth.identity.token.id.";
  const read = readToken(call.identity, sent, call.now);
  return "problem" in read ? `The token is not accepted: ${read.problem}.` : undefined;
}

/** Gives temporary keys for a token, or to who signs with an access key. */
export const createTemporaryAccessKeyByToken: IamOperation = {
  operationId: "CreateTemporaryAccessKeyByToken",
  method: "POST",
  path: IAM_PATHS.securityTokens,
  // The token may be in the body, so the operation looks for it itself.
  authenticated: "ifSigned",
  readsBody: true,
  handle(call): IamResponse {
    const identity = new BodyReader(call.body).object("auth").object("identity");
    const methods = identity.texts("methods");
    if (methods.length !== 1 || methods[0] !== "token") {
      throw new BodyError('auth.identity.methods: must be ["token"]');
    }
    const token = identity.optionalObject("token");
    const seconds = readSeconds(token);
    const problem = checkToken(call, token);
    if (problem !== undefined) return rejectIam(401, problem);
    const keys = call.identity.issuer.issueKeys(call.now, seconds * 1000);
    return { status: 201, body: credentialResponse(keys) };
  },
};
