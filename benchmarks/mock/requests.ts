import type { RawRequest } from "../lib/send.js";

const PROJECT = "/v1/26ae5181a416420998eb2093aaed84d9";
/** The EIP of the documented update. */
export const PUBLICIP = `${PROJECT}/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb`;
/** An EIP that is bound to a port. */
export const BOUND_PUBLICIP = `${PROJECT}/publicips/6285e7be-fd9f-497c-bc2d-dd0bdea6efe0`;
export const PUBLICIPS = `${PROJECT}/publicips`;

const JSON_TYPE = { "Content-Type": "application/json" };

/** A request with a JSON body. */
export function withBody(method: string, path: string, body: unknown): RawRequest {
  return { method, path, headers: JSON_TYPE, body: JSON.stringify(body) };
}

/** The request of the load: it is validated, changes state, and may be repeated. */
export const LOAD: RawRequest = withBody("PUT", PUBLICIP, { publicip: { alias: "web" } });
