import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { HttpMethod } from "../descriptor.js";
import { checkTimeout, type Session } from "../session/session.js";
import { startDeadline } from "./deadline.js";
import { LightRequest } from "./light-request.js";
import { fillPath, type PathParameters } from "./path-parameters.js";
import type { CallOptions } from "./types.js";

/** One call, as both faces of a client make it. */
export interface Call extends CallOptions {
  readonly method: HttpMethod;
  readonly path: string;
  readonly pathParameters?: PathParameters | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly operationId?: string | undefined;
}

/** What openapi-fetch resolves to. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

// Bodies and paths are typed by our own views, so openapi-fetch's need not know them.
type UntypedPaths = Record<string, Record<HttpMethod | "parameters", never>>;

/** Carries the calls of one client: openapi-fetch for the shape, the session for sending. */
export interface Transport {
  readonly http: Pick<Client<UntypedPaths>, "use" | "eject">;
  send(call: Call): Promise<CallResult>;
}

/** Builds the transport of one client. */
export function createTransport(session: Session, baseUrl: string): Transport {
  const http = createFetchClient<UntypedPaths>({
    baseUrl,
    // A light stand-in that has the members openapi-fetch and middleware use.
    Request: LightRequest as unknown as NonNullable<ClientOptions["Request"]>,
    fetch: (request) => sendLight(session, request as unknown as LightRequest),
  });
  const request = http.request as (
    method: string,
    path: string,
    init: object,
  ) => Promise<CallResult>;

  async function send(call: Call): Promise<CallResult> {
    const { method, query, body, headers, operationId, timeoutMs = session.timeoutMs } = call;
    checkTimeout(timeoutMs);
    const path = fillPath(call.path, { ...call.pathParameters, project_id: session.projectId });
    const deadline = startDeadline(timeoutMs, call.signal);
    try {
      deadline.signal.throwIfAborted();
      return await request(method, path, {
        params: { query },
        body,
        headers: { Accept: "application/json", ...headers },
        signal: deadline.signal,
      });
    } catch (cause) {
      throw deadline.explain(cause, operationId);
    } finally {
      deadline.clear();
    }
  }
  return { http, send };
}

function sendLight(session: Session, request: LightRequest): Promise<Response> {
  const { method, url, body, signal } = request;
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return session.send({ method, url, headers, body, signal });
}
