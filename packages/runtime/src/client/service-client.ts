import type { OperationDescriptor, OperationTable, ServiceDescriptor } from "../descriptor.js";
import { checkNames } from "../options.js";
import { createSession, Session, type SessionOptions } from "../session/session.js";
import { ClientValidation, type ValidationOptions } from "../validation/client-validation.js";
import type { ClientContext } from "./context.js";
import { HttpClient } from "./http-client.js";
import { callOperation } from "./operation.js";
import { withPages } from "./pagination.js";
import type { PathClient } from "./path-client.js";
import type { OperationFunctions, WaiterFunctions } from "./types.js";
import { waiterFunction } from "./waiter.js";

/**
 * The client of one API: a function for each operation and for each state that can be waited for,
 * and the path-style client.
 */
export type ServiceClient<Paths, Operations, Table> = OperationFunctions<Operations, Table> &
  WaiterFunctions<Operations, Table> & {
    /** The same calls with openapi-fetch. */
    readonly http: PathClient<Paths>;
  };

/** What a client does beyond what its session does. */
export interface ClientOptions {
  /**
   * Validates requests and responses against the OpenAPI document.
   *
   * @default undefined, no validation
   */
  readonly validation?: ValidationOptions | undefined;
  /**
   * Returns responses as the service sends them. Otherwise a string of digits becomes a number where the
   * document has one, such as the ports of an endpoint service.
   *
   * @default false
   */
  readonly rawData?: boolean | undefined;
}

/**
 * Builds the client of an API from its generated descriptors. The `createClient` of each client
 * package is this with its own data.
 *
 * @throws InvalidArgumentError when the options do not make a session, or checks are missing.
 */
export function createServiceClient<Client>(
  service: ServiceDescriptor,
  operations: OperationTable,
  sessionOrOptions: Session | SessionOptions,
  options: ClientOptions = {},
): Client {
  checkNames(options, "validation rawData");
  const { validation, rawData } = options;
  const session =
    sessionOrOptions instanceof Session ? sessionOrOptions : createSession(sessionOrOptions);
  const baseUrl = session.endpointOf(service);
  const checks = validation && new ClientValidation(validation, operations);
  const core = Session.coreOf(session);
  const shared: ClientContext = { session: core, service, baseUrl, validation: checks, rawData };
  const middleware = new HttpClient(shared, operations);
  const context: ClientContext = { ...shared, middleware };
  const functions = Object.values<OperationDescriptor>(operations).flatMap((operation) => {
    const call = callOperation(context, operation);
    const { operationId, pagination, waiters = {} } = operation;
    const waits = Object.entries(waiters).map(([name, waiter]) => [
      name,
      waiterFunction({ name, operationId, waiter }, call, core),
    ]);
    const own = pagination ? withPages(call, { operationId, pagination }) : call;
    return [[operationId, Object.assign(own, { operationId })], ...waits];
  });
  const raw = middleware.functions();
  // The type is generated from the same document as the table.
  return { ...Object.fromEntries(functions), http: { ...raw, raw } } as Client;
}
