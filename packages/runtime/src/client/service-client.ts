import type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  ServiceDescriptor,
} from "../descriptor.js";
import { createSession, Session, type SessionOptions } from "../session/session.js";
import { callOperation, type UntypedInput } from "./operation.js";
import { eachItem, eachPage } from "./pagination.js";
import type { PathClient } from "./path-client.js";
import type { CallResult } from "./result.js";
import { createTransport, type Transport } from "./transport.js";
import type { CallOptions, OperationFunctions, WaiterFunctions } from "./types.js";
import { type WaitOptions, waitUntil } from "./waiter.js";

/**
 * The client of one API: a function for each operation and for each state that can be waited for,
 * and the path-style client.
 */
export type ServiceClient<Paths, Operations, Table> = OperationFunctions<Operations, Table> &
  WaiterFunctions<Operations, Table> & {
    /** The same calls in openapi-fetch's style. */
    readonly http: PathClient<Paths>;
  };

interface UntypedInit extends CallOptions {
  readonly params?: {
    readonly path?: Record<string, unknown>;
    readonly query?: Record<string, unknown>;
  };
  readonly body?: unknown;
}

const METHODS: readonly HttpMethod[] = ["GET", "POST", "PUT", "DELETE"];

function pathClient(transport: Transport, operations: OperationTable): object {
  const byRoute = new Map(
    Object.values(operations).map((operation) => [route(operation), operation]),
  );
  const call =
    (method: HttpMethod) =>
    (path: string, init: UntypedInit = {}): Promise<CallResult> => {
      const { params, ...rest } = init;
      const operation = byRoute.get(route({ method, path }));
      const { path: pathParameters, query } = params ?? {};
      return transport.send({ ...rest, method, path, pathParameters, query, operation });
    };
  return {
    ...Object.fromEntries(METHODS.map((method) => [method, call(method)])),
    use: transport.http.use,
    eject: transport.http.eject,
  };
}

const route = ({ method, path }: Pick<OperationDescriptor, "method" | "path">): string =>
  `${method} ${path}`;

type Untyped = ReturnType<typeof callOperation>;

/** A list in pages gets its two loops. */
function withPages(call: Untyped, { pagination }: OperationDescriptor): Untyped {
  if (pagination === undefined) return call;
  const loop =
    (each: typeof eachPage) =>
    (input: UntypedInput = {}, options: CallOptions = {}) =>
      each((query) => call({ ...input, query }, options), pagination, input.query ?? {});
  return Object.assign(call, { pages: loop(eachPage), items: loop(eachItem) });
}

function waiterFunctions(call: Untyped, { waiters = {} }: OperationDescriptor) {
  return Object.entries(waiters).map(([name, waiter]) => {
    const wait = (input: UntypedInput = {}, options: WaitOptions = {}) =>
      waitUntil(name, waiter, (look) => call(input, look), options);
    return [name, wait] as const;
  });
}

/**
 * Builds the client of an API from its generated descriptors. The `createClient` of each client
 * package is this with its own data.
 *
 * @throws InvalidArgumentError when the options do not make a session.
 */
export function createServiceClient<Paths, Operations, Table extends OperationTable>(
  service: ServiceDescriptor,
  operations: Table,
  sessionOrOptions: Session | SessionOptions,
): ServiceClient<Paths, Operations, Table> {
  const session =
    sessionOrOptions instanceof Session ? sessionOrOptions : createSession(sessionOrOptions);
  const transport = createTransport(session, session.endpointOf(service));
  const functions = Object.values<OperationDescriptor>(operations).flatMap((operation) => {
    const call = withPages(callOperation(transport, operation), operation);
    return [[operation.operationId, call] as const, ...waiterFunctions(call, operation)];
  });
  // The types are derived from the same document as the table, so they agree by construction.
  return {
    ...Object.fromEntries<unknown>(functions),
    http: pathClient(transport, operations),
  } as ServiceClient<Paths, Operations, Table>;
}
