// openapi-fetch, with the checks, the signing and the retries of this runtime inside its `fetch`.
import createFetchClient, { defaultBodySerializer } from "openapi-fetch";
import type { OperationDescriptor, OperationTable } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { checkCallHeaders } from "../headers.js";
import { createFetchTransport } from "../transport/fetch-transport.js";
import { type CallResponse, isOk } from "./call-response.js";
import type { Call, ClientContext, MiddlewareSender } from "./context.js";
import { createRequestClass, RequestRecord, signalOf, toOutgoing } from "./fetch-request.js";
import { type Middleware, withContext } from "./middleware.js";
import { fillPath } from "./path-parameters.js";
import { joinLists, serializeQuery } from "./query.js";
import { ResponseRecord, toResponse } from "./response.js";
import type { CallResult } from "./result.js";
import { ACCEPT, prepare, readChecked, exchange as sendAttempts, writeBody } from "./send.js";
import type { CallOptions } from "./types.js";

type Values = Readonly<Record<string, unknown>>;
type BodySerializer = (body: unknown, headers: Headers) => unknown;

/** Init of a call as openapi-fetch takes it, with the options of a call. */
interface HttpInit extends Omit<CallOptions, "headers"> {
  readonly params?: { readonly [place in "path" | "query" | "header"]?: Values };
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
  readonly middleware?: readonly Middleware[];
  /** Sends the signed request; its other options are those of `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly bodySerializer?: BodySerializer;
  readonly Request?: new (url: string, init: object) => Request;
  readonly [name: string]: unknown;
}

/** Result of a call as openapi-fetch returns it. */
interface HttpResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type UntypedRequest = (method: string, path: string, init: object) => Promise<HttpResult>;

/** Result of a call, and the response as middleware has seen and maybe replaced it. */
interface Performed extends CallResult {
  readonly replacement: Response | undefined;
}

/** What one call has sent and received. */
interface Exchange {
  /** Whether middleware or the caller sees the `Request` or `Response`. */
  readonly isSeen: boolean;
  /** The body as the serializer returned it. */
  body?: unknown;
  received?: CallResponse;
  response?: Response | ResponseRecord;
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** The openapi-fetch client of an API. Runs its middleware for the operation functions too. */
export class HttpClient implements MiddlewareSender {
  readonly #context: ClientContext;
  readonly #byRoute: ReadonlyMap<string, OperationDescriptor>;
  readonly #request: UntypedRequest;
  readonly #RequestClass = createRequestClass();
  #middleware: readonly Middleware[] = [];

  constructor(context: ClientContext, operations: OperationTable) {
    this.#context = context;
    this.#byRoute = new Map(
      Object.values(operations).map((each) => [`${each.method} ${each.path}`, each]),
    );
    const { request } = createFetchClient({
      baseUrl: context.baseUrl,
      headers: ACCEPT,
      pathSerializer: fillPath,
      querySerializer: serializeQuery,
    });
    this.#request = request as unknown as UntypedRequest;
  }

  get isNeeded(): boolean {
    return this.#middleware.length > 0;
  }

  /** Makes the call of an operation function. */
  async send(call: Call): Promise<CallResult> {
    return this.#perform(call, { headers: call.headers });
  }

  /** The functions of an openapi-fetch client. */
  functions(): object {
    const request = (method: string, path: string, init?: HttpInit) =>
      this.#call(method.toUpperCase(), path, init);
    const methods = METHODS.map((method) => [
      method,
      (path: string, init?: HttpInit) => request(method, path, init),
    ]);
    return {
      request,
      ...Object.fromEntries(methods),
      use: (...added: Middleware[]) => {
        this.#middleware = [...this.#middleware, ...added.filter(isMiddleware)];
      },
      eject: (...ejected: Middleware[]) => {
        this.#middleware = this.#middleware.filter((each) => !ejected.includes(each));
      },
    };
  }

  async #call(method: string, path: string, init: HttpInit = {}): Promise<HttpResult> {
    const { timeoutMs, attemptTimeoutMs, retry, idempotent, signal, body, ...rest } = init;
    const call: Call = {
      ...{ timeoutMs, attemptTimeoutMs, retry, idempotent, signal, method, path, body },
      pathParameters: init.params?.path,
      query: init.params?.query,
      operation: this.#byRoute.get(`${method} ${path}`),
    };
    const { response: received, replacement, ...result } = await this.#perform(call, rest);
    let response = replacement;
    return {
      ...result,
      // Few callers read it.
      get response() {
        response ??= toResponse(received, received.url);
        return response;
      },
    };
  }

  async #perform(call: Call, init: HttpInit): Promise<Performed> {
    checkFetchHeaders(init.headers);
    checkFetchHeaders(init.params?.header);
    const { projectId, pathParameters } = await prepare(this.#context, call);
    const { parseAs = "json" } = init;
    const middleware = [...this.#middleware, ...(init.middleware?.filter(isMiddleware) ?? [])];
    const isSeen = middleware.length > 0 || parseAs !== "json";
    const exchange: Exchange = { isSeen };
    const result = await this.#request(call.method, call.path, {
      ...serializersOf(call.operation, init, exchange),
      ...{ body: call.body, signal: call.signal },
      params: { ...init.params, path: pathParameters, query: call.query },
      // openapi-fetch would parse JSON with errors that quote the body, which may hold secrets.
      parseAs: parseAs === "json" ? "stream" : parseAs,
      Request: init.Request ?? (isSeen ? this.#RequestClass : RequestRecord),
      middleware: middleware.map((each) =>
        withContext(each, (context) => ({
          ...context,
          options: Object.freeze({ ...context.options, parseAs }),
          operationId: call.operation?.operationId,
        })),
      ),
      fetch: this.#fetchOf(call, projectId, init, exchange),
    });
    return this.#read(call, parseAs, result, exchange);
  }

  /** Creates the `fetch` of one call: it signs and retries. */
  #fetchOf(call: Call, projectId: string, init: HttpInit, exchange: Exchange) {
    const { fetch, Request: FetchRequest = Request as NonNullable<HttpInit["Request"]> } = init;
    const transport =
      fetch &&
      createFetchTransport((url, signed) => fetch(new FetchRequest(url, { ...init, ...signed })));
    return async (request: Request | RequestRecord): Promise<Response | ResponseRecord> => {
      const outgoing = await toOutgoing(request, exchange.body);
      await this.#checkOrigin(outgoing.url);
      checkCallHeaders(outgoing.headers);
      const sent = { ...call, signal: signalOf(request, call.signal) };
      const received = await sendAttempts(this.#context, sent, outgoing, projectId, transport);
      exchange.received = received;
      exchange.response = exchange.isSeen
        ? toResponse(received, received.url)
        : new ResponseRecord(received);
      return exchange.response;
    };
  }

  /** @throws InvalidArgumentError when `baseUrl` or middleware leads to an origin not of the session. */
  async #checkOrigin(url: string): Promise<void> {
    const { baseUrl, session } = this.#context;
    if (url.startsWith(`${baseUrl}/`)) return;
    const { checkUrl } = await import("./check-url.js");
    checkUrl(url, session);
  }

  async #read(
    call: Call,
    parseAs: HttpInit["parseAs"],
    { data, error, response }: HttpResult,
    exchange: Exchange,
  ): Promise<Performed> {
    const { status, url } = response;
    const own = response === exchange.response ? exchange.received : undefined;
    const attempts = exchange.received?.attempts ?? [];
    const received = own ?? {
      url,
      status,
      headers: Object.fromEntries(response.headers),
      body: "",
      attempts,
    };
    const replacement = exchange.isSeen ? response : undefined;
    // An error without a body becomes `{}`, so that `if (error)` holds.
    if (!isOk(status)) return { error: error || {}, response: received, replacement };
    if (parseAs !== "json") return { data, response: received, replacement };
    const body = own === undefined ? await response.text() : own.body;
    const result = await readChecked(this.#context, call, { ...received, body });
    return { ...result, replacement };
  }
}

/** The init with the serializers that an operation needs. */
function serializersOf(
  operation: OperationDescriptor | undefined,
  init: HttpInit,
  exchange: Exchange,
): object {
  const lists = operation?.commaSeparated;
  const query = (given: Values) => serializeQuery(joinLists(given, lists));
  const { bodySerializer = defaultBodySerializer } = init;
  return {
    ...(lists && { querySerializer: query }),
    ...init,
    bodySerializer: (...given: Parameters<BodySerializer>) => {
      exchange.body = writeBody(() => bodySerializer(...given));
      return exchange.body;
    },
  };
}

/** Tells whether there is middleware to run; as openapi-fetch does, it skips what is falsy. */
function isMiddleware(given: unknown): boolean {
  if (!given) return false;
  const hooks = ["onRequest", "onResponse", "onError"];
  if (typeof given === "object" && hooks.some((hook) => hook in given)) return true;
  throw new InvalidArgumentError(
    `middleware: expected an object with onRequest, onResponse or onError, got ${typeof given}`,
  );
}

/** Checks headers as openapi-fetch takes them; those of `Headers` are checked when they are sent. */
function checkFetchHeaders(headers: unknown): void {
  if (typeof headers !== "object" || headers === null || headers instanceof Headers) return;
  const set = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  checkCallHeaders(Object.fromEntries(set.map(([name, value]) => [name, headerText(value)])));
}

/** Numbers, booleans and arrays as text; the check rejects other values. */
const headerText = (value: unknown): string =>
  Array.isArray(value) || /number|boolean/.test(typeof value)
    ? [value].flat().join()
    : (value as string);
