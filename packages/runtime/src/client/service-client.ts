import type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  ServiceDescriptor,
} from "../descriptor.js";
import { createSession, Session, type SessionOptions } from "../session/session.js";
import type { ClientContext } from "./context.js";
import { LightResponse } from "./light-response.js";
import { type Middleware, MiddlewareStack } from "./middleware.js";
import { callOperation } from "./operation.js";
import { withPages } from "./pagination.js";
import type { PathClient } from "./path-client.js";
import { send } from "./send.js";
import type { CallOptions, OperationFunctions, WaiterFunctions } from "./types.js";
import { ClientValidation, type ValidationOptions } from "./validation.js";
import { waiterFunction } from "./waiter.js";

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

function pathClient(context: ClientContext, stack: MiddlewareStack, operations: OperationTable) {
  const byRoute = new Map(
    Object.values(operations).map((operation) => [route(operation), operation]),
  );
  const call =
    (method: HttpMethod) =>
    async (path: string, init: UntypedInit = {}) => {
      const { params, ...rest } = init;
      const operation = byRoute.get(route({ method, path }));
      const { path: pathParameters, query } = params ?? {};
      const sent = { ...rest, method, path, pathParameters, query, operation };
      const { answer, ...result } = await send(context, sent);
      return { ...result, response: new LightResponse(answer) };
    };
  return {
    ...Object.fromEntries(METHODS.map((method) => [method, call(method)])),
    use: (...middleware: Middleware[]) => stack.use(...middleware),
    eject: (...middleware: Middleware[]) => stack.eject(...middleware),
  };
}

const route = ({ method, path }: Pick<OperationDescriptor, "method" | "path">): string =>
  `${method} ${path}`;

/** What a client does beyond what its session does. */
export interface ClientOptions {
  /** Checks requests and answers against the API's document; by default it is off. */
  readonly validation?: ValidationOptions | undefined;
}

/**
 * Builds the client of an API from its generated descriptors. The `createClient` of each client
 * package is this with its own data.
 *
 * @throws InvalidArgumentError when the options do not make a session, or checks are missing.
 */
export function createServiceClient<Paths, Operations, Table extends OperationTable>(
  service: ServiceDescriptor,
  operations: Table,
  sessionOrOptions: Session | SessionOptions,
  { validation }: ClientOptions = {},
): ServiceClient<Paths, Operations, Table> {
  const session =
    sessionOrOptions instanceof Session ? sessionOrOptions : createSession(sessionOrOptions);
  const baseUrl = session.endpointOf(service);
  const middleware = new MiddlewareStack(baseUrl);
  const context: ClientContext = {
    ...{ session, service, baseUrl, middleware },
    validation: validation && new ClientValidation(validation, operations),
  };
  const functions = Object.values<OperationDescriptor>(operations).flatMap((operation) => {
    const call = callOperation(context, operation);
    const { operationId, pagination, waiters = {} } = operation;
    const waits = Object.entries(waiters).map(([name, waiter]) => [
      name,
      waiterFunction(name, waiter, call, session),
    ]);
    return [[operationId, pagination ? withPages(call, pagination) : call], ...waits];
  });
  // The types are derived from the same document as the table, so they agree by construction.
  return {
    ...Object.fromEntries(functions),
    http: pathClient(context, middleware, operations),
  } as ServiceClient<Paths, Operations, Table>;
}
