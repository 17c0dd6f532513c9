import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { HttpMethod, OperationDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { checkHeaders } from "../headers.js";
import { checkTimeout, type Session } from "../session/session.js";
import { startDeadline } from "./deadline.js";
import { LightRequest } from "./light-request.js";
import { fillPath, type PathParameters } from "./path-parameters.js";
import { joinLists, serializeQuery } from "./query.js";
import { type CallResult, type RawResult, readResult } from "./result.js";
import type { CallOptions } from "./types.js";

/** One call, as both faces of a client make it. */
export interface Call extends CallOptions {
  readonly method: HttpMethod;
  readonly path: string;
  readonly pathParameters?: PathParameters | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** Undefined for a path that the API does not describe. */
  readonly operation?: OperationDescriptor | undefined;
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
    querySerializer: serializeQuery,
    bodySerializer: serializeBody,
  });
  const request = http.request as (
    method: string,
    path: string,
    init: object,
  ) => Promise<RawResult>;

  async function send(call: Call): Promise<CallResult> {
    const { method, body, headers = {}, operation } = call;
    const operationId = operation?.operationId;
    const query = joinLists(call.query ?? {}, operation?.commaSeparated ?? []);
    const { timeoutMs = session.timeoutMs } = call;
    checkTimeout(timeoutMs);
    checkHeaders(headers);
    const path = fillPath(call.path, { ...call.pathParameters, project_id: session.projectId });
    const deadline = startDeadline(timeoutMs, call.signal);
    let response: Response | undefined;
    try {
      const raw = await request(method, path, {
        params: { query },
        body,
        headers: { Accept: "application/json", ...headers },
        signal: deadline.signal,
        parseAs: "text",
        async fetch(light: LightRequest) {
          try {
            response = await sendLight(session, light);
            return response;
          } catch (cause) {
            throw deadline.explain(cause, operationId);
          }
        },
      });
      return readResult(raw, operationId);
    } catch (cause) {
      // What is left to explain is a body that broke off; all else is thrown by the caller's middleware.
      if (deadline.signal.aborted || response?.bodyUsed) throw deadline.explain(cause, operationId);
      throw cause;
    } finally {
      deadline.clear();
    }
  }
  return { http, send };
}

function serializeBody(body: unknown): string {
  let text: string | undefined;
  let reason: unknown;
  try {
    text = JSON.stringify(body);
  } catch (cause) {
    reason = cause;
  }
  if (text === undefined) {
    throw new InvalidArgumentError("body: cannot be written as JSON", { cause: reason });
  }
  return text;
}

async function sendLight(session: Session, request: LightRequest): Promise<Response> {
  const { method, url, body, signal } = request;
  signal?.throwIfAborted();
  return session.send({ method, url, headers: Object.fromEntries(request.headers), body, signal });
}
