import type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  ServiceDescriptor,
} from "../descriptor.js";
import { createSession, Session, type SessionOptions } from "../session/session.js";
import { callOperation } from "./operation.js";
import type { PathClient } from "./path-client.js";
import type { CallResult } from "./result.js";
import { createTransport, type Transport } from "./transport.js";
import type { CallOptions, OperationFunctions } from "./types.js";

/** The client of one API: a function for each operation, and the path-style client. */
export type ServiceClient<Paths, Operations> = OperationFunctions<Operations> & {
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
    Object.values(operations).map((operation) => [route(operation), operation.operationId]),
  );
  const call =
    (method: HttpMethod) =>
    (path: string, init: UntypedInit = {}): Promise<CallResult> => {
      const { params, ...rest } = init;
      const operationId = byRoute.get(route({ method, path }));
      const { path: pathParameters, query } = params ?? {};
      return transport.send({ ...rest, method, path, pathParameters, query, operationId });
    };
  return {
    ...Object.fromEntries(METHODS.map((method) => [method, call(method)])),
    use: transport.http.use,
    eject: transport.http.eject,
  };
}

const route = ({ method, path }: Pick<OperationDescriptor, "method" | "path">): string =>
  `${method} ${path}`;

/**
 * Builds the client of an API from its generated descriptors. The `createClient` of each client
 * package is this with its own data.
 *
 * @throws InvalidArgumentError when the options do not make a session.
 */
export function createServiceClient<Paths, Operations>(
  service: ServiceDescriptor,
  operations: OperationTable,
  sessionOrOptions: Session | SessionOptions,
): ServiceClient<Paths, Operations> {
  const session =
    sessionOrOptions instanceof Session ? sessionOrOptions : createSession(sessionOrOptions);
  const transport = createTransport(session, session.endpointOf(service));
  const functions = Object.values(operations).map((operation) => [
    operation.operationId,
    callOperation(transport, operation),
  ]);
  // The types are derived from the same document as the table, so they agree by construction.
  return {
    ...Object.fromEntries(functions),
    http: pathClient(transport, operations),
  } as ServiceClient<Paths, Operations>;
}
