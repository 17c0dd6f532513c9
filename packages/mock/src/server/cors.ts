import { InvalidArgumentError } from "@hcnet/runtime";
import type { IncomingRequest, OutgoingResponse } from "../gateway/message.js";

/** Handles one request. */
export type RequestHandler = (request: IncomingRequest) => Promise<OutgoingResponse>;

const MAX_AGE_S = 600;

/** @throws InvalidArgumentError when a text is neither an origin nor `*`. */
function checkOrigin(origin: string, index: number): void {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  const isOrigin = url?.origin === origin && /^https?:$/.test(url.protocol);
  if (origin === "*" || isOrigin) return;
  throw new InvalidArgumentError(
    `cors[${index}]: expected an origin such as http://localhost:5173, or *, got ${JSON.stringify(origin)}`,
  );
}

/** What a browser asks before it sends a request of another origin. */
function preflight(request: IncomingRequest): OutgoingResponse | undefined {
  const method = request.header("access-control-request-method");
  if (request.method !== "OPTIONS" || method === undefined) return undefined;
  const asked = request.header("access-control-request-headers");
  return {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": method,
      ...(asked === undefined ? {} : { "Access-Control-Allow-Headers": asked }),
      "Access-Control-Max-Age": String(MAX_AGE_S),
    },
    body: undefined,
  };
}

/**
 * Allows pages of some origins to read responses, and handles their CORS preflight requests.
 *
 * @throws InvalidArgumentError when an origin is none.
 */
export function allowOrigins(handle: RequestHandler, origins: readonly string[]): RequestHandler {
  for (const [index, origin] of origins.entries()) checkOrigin(origin, index);
  if (origins.length === 0) return handle;
  return async (request) => {
    const origin = request.header("origin");
    const isAllowed = origin !== undefined && (origins.includes("*") || origins.includes(origin));
    if (!isAllowed) return handle(request);
    const { headers, ...rest } = preflight(request) ?? (await handle(request));
    const cors = {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "*",
      Vary: "Origin",
    };
    return { ...rest, headers: { ...headers, ...cors } };
  };
}
