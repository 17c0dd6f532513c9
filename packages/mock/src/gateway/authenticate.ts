import { type Accepted, authenticate } from "../auth/authenticate.js";
import type { CloudContext } from "./cloud-context.js";
import { type HandlerResult, rejecter } from "./handler-result.js";
import { receiveBody } from "./receive-body.js";
import type { ServiceCall } from "./service-call.js";

/** Stage 2, before the body arrives: checks the credentials as far as headers tell. */
export function authenticateHead(
  { identity, now }: CloudContext,
  { request, reject }: ServiceCall,
): Accepted | HandlerResult {
  const accepted = authenticate(request, identity, now());
  if (!("problem" in accepted)) return accepted;
  return reject(accepted.expired ? "tokenExpired" : "wrongCredentials", accepted.problem);
}

/** Stage 2, once the body has arrived: checks the signature that covers it, and returns the body. */
export async function authenticateBody(
  { routes }: CloudContext,
  { route, request, requestId }: ServiceCall,
  accepted: Accepted,
): Promise<Uint8Array | HandlerResult> {
  const bytes = await receiveBody(request, accepted);
  if (!("rejection" in bytes)) return bytes;
  const { rejection, problem, headers = {} } = bytes;
  // An operation without a body does not know that one can be too large.
  const owner = route.errors.has(rejection) ? route : routes.gateway;
  return { ...rejecter(owner, requestId)(rejection, problem), headers };
}
