import type { IncomingRequest, OutgoingResponse } from "../gateway/message.js";
import type { Route } from "../gateway/routes.js";
import { breakSchema } from "./break-schema.js";
import { delay } from "./delay.js";
import type { PlannedFault } from "./faults.js";
import { responseOf } from "./response.js";
import type { BodyEffect, FaultEffect } from "./rule.js";

/** A call that a fault applies to, and how it is processed without the fault. */
export interface FaultedCall {
  readonly request: IncomingRequest;
  /** The operation, or the gateway where there is none. */
  readonly route: Route;
  readonly requestId: string;
  readonly now: Date;
  process(): Promise<OutgoingResponse>;
}

const PAGE = "<!DOCTYPE html><html><head><title>Error</title></head><body>Error</body></html>\n";

function withBody(
  { type, status }: BodyEffect,
  { headers, ...response }: OutgoingResponse,
): OutgoingResponse {
  const { "Content-Type": _, ...others } = headers;
  const page = { "Content-Type": "text/html; charset=utf-8", ...others };
  return {
    status: status ?? response.status,
    ...(type === "html" ? { headers: page, body: PAGE } : { headers: others, body: undefined }),
  };
}

/** What a fault does, in a word; `latency` if it only delays. */
export const faultName = ({ effect }: PlannedFault): string => effect?.type ?? "latency";

/** What the response becomes, once there is one. */
function damage(
  effect: FaultEffect,
  response: OutgoingResponse,
  call: FaultedCall,
): OutgoingResponse {
  switch (effect.type) {
    case "response":
      return responseOf(effect, call);
    case "empty":
    case "html":
      return withBody(effect, response);
    case "breakSchema":
      return breakSchema(effect, response, call.route);
    default:
      return { ...response, delivery: effect };
  }
}

/**
 * Responds to a call as its fault wants it.
 *
 * @throws the reason of the request's signal when the caller aborts; if that is before the cloud
 * acts, it does not act at all.
 */
export async function inject(fault: PlannedFault, call: FaultedCall): Promise<OutgoingResponse> {
  const { latencyMs, effect, when } = fault;
  const wait = (ms: number) => (ms === 0 ? undefined : delay(ms, call.request.signal()));
  await wait(latencyMs.before);
  const headers = { Date: call.now.toUTCString(), "X-Request-Id": call.requestId };
  const isBefore = effect !== undefined && when === "before";
  const response = isBefore ? { status: 502, headers, body: undefined } : await call.process();
  await wait(latencyMs.after);
  const damaged = effect === undefined ? response : damage(effect, response, call);
  return call.request.method === "HEAD" ? { ...damaged, body: undefined } : damaged;
}
