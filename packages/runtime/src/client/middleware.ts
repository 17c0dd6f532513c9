import type { OperationDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { checkCallHeaders } from "../headers.js";
import type { Answer } from "./answer.js";
import type { Call, OutgoingRequest } from "./context.js";
import { LightRequest } from "./light-request.js";
import { fromResponse, LightResponse } from "./light-response.js";
import { fillPath } from "./path-parameters.js";
import { serializeQuery } from "./query.js";

/** What openapi-fetch calls the merged options. */
export interface MiddlewareOptions {
  baseUrl: string;
  parseAs: "json";
  querySerializer: (query: unknown) => string;
  bodySerializer: (body: unknown) => string;
  pathSerializer: (path: string, parameters: Record<string, unknown>) => string;
  fetch: typeof globalThis.fetch;
}

/** What middleware is told. */
export interface MiddlewareContext {
  /** The request before it is signed; what is changed in `headers` is sent. */
  readonly request: Request;
  /** Path template, such as `/v1/{project_id}/publicips`. */
  readonly schemaPath: string;
  readonly params: { path?: Record<string, unknown>; query?: Record<string, unknown> };
  /** Tells the calls of a client apart. */
  readonly id: string;
  /** How the client writes requests. */
  readonly options: MiddlewareOptions;
  /** Undefined for a path that the API does not describe. */
  readonly operationId: OperationDescriptor["operationId"] | undefined;
}

// biome-ignore lint/suspicious/noConfusingVoidType: middleware may return nothing
type Later<T> = T | undefined | void | Promise<T | undefined | void>;

/**
 * Middleware in openapi-fetch's form. It runs once per call, around all its attempts: `onRequest` in
 * the order of registration, the others in reverse.
 */
export interface Middleware {
  /** May change the headers, give another request, or answer itself. */
  onRequest?(context: MiddlewareContext): Later<Request | Response>;
  /** May give another answer. */
  onResponse?(context: MiddlewareContext & { readonly response: Response }): Later<Response>;
  /** May answer, or give another error. */
  onError?(context: MiddlewareContext & { readonly error: unknown }): Later<Response | Error>;
}

type Dispatch = (request: OutgoingRequest) => Promise<Answer>;

/** The middleware of one client. */
export class MiddlewareStack {
  readonly #baseUrl: string;
  #middleware: readonly Middleware[] = [];

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get isEmpty(): boolean {
    return this.#middleware.length === 0;
  }

  /** Adds middleware after what is there. */
  use(...added: Middleware[]): void {
    this.#middleware = [...this.#middleware, ...added];
  }

  /** Removes middleware. */
  eject(...ejected: Middleware[]): void {
    this.#middleware = this.#middleware.filter((each) => !ejected.includes(each));
  }

  /** Sends with the middleware around. */
  async around(first: OutgoingRequest, call: Call, dispatch: Dispatch): Promise<Answer> {
    const shared = {
      schemaPath: call.path,
      params: { path: { ...call.pathParameters }, query: { ...call.query } },
      id: crypto.randomUUID(),
      options: optionsOf(this.#baseUrl),
      operationId: call.operation?.operationId,
    };
    let request = new LightRequest(first, call.signal);
    const context = () => ({ ...shared, request: request as unknown as Request });
    const forwards = this.#middleware;
    const backwards = [...forwards].reverse();
    let answer: Answer | undefined;
    for (const { onRequest } of forwards) {
      const given = await onRequest?.(context());
      if (given instanceof Response) {
        answer = await fromResponse(request.url, given);
        break;
      }
      if (given) request = await adopt(given, request);
    }
    const { outgoing } = request;
    if (answer === undefined) checkCallHeaders(outgoing.headers);
    answer ??= await dispatch(outgoing).catch((error: unknown) =>
      recover(backwards, context(), error),
    );
    for (const { onResponse } of backwards) {
      const response = new LightResponse(answer) as unknown as Response;
      const given = await onResponse?.({ ...context(), response });
      if (given instanceof Response) answer = await fromResponse(request.url, given);
    }
    return answer;
  }
}

const optionsOf = (baseUrl: string): MiddlewareOptions => ({
  baseUrl,
  parseAs: "json",
  querySerializer: (query) => serializeQuery({ ...(query as object) }),
  bodySerializer: (body) => JSON.stringify(body),
  pathSerializer: fillPath,
  fetch: (...request) => globalThis.fetch(...request),
});

/** A request that middleware gives instead: a clone of ours, or a real one. */
async function adopt(given: Request, { signal }: LightRequest): Promise<LightRequest> {
  if (given instanceof LightRequest) return given;
  if (!(given instanceof Request)) {
    throw new InvalidArgumentError("middleware: onRequest must give a Request or a Response");
  }
  const { method, headers } = given;
  const body = (await given.text()) || undefined;
  const outgoing = {
    method: method as OutgoingRequest["method"],
    url: given.url.replace(/#.*/, ""),
    headers: Object.fromEntries(headers),
    body,
  };
  return new LightRequest(outgoing, signal);
}

async function recover(
  backwards: readonly Middleware[],
  context: MiddlewareContext,
  thrown: unknown,
): Promise<Answer> {
  let error = thrown;
  for (const { onError } of backwards) {
    const given = await onError?.({ ...context, error });
    if (given instanceof Response) return fromResponse(context.request.url, given);
    error = given ?? error;
  }
  throw error;
}
