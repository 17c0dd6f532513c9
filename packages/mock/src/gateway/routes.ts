import type { AnyHandler, Api, OperationValidators } from "../operation.js";
import {
  bodySchema,
  type LocatedOperation,
  listOperations,
  type OpenApiDocument,
  type Parameter,
  resolve,
  type Schema,
} from "../spec/document.js";
import {
  type RefusalTable,
  type RefusalTemplate,
  refusalNamed,
  refusalsOf,
} from "../spec/refusals.js";
import { parameterNames, Router } from "./router.js";

// Refusals that the order of checks needs, whatever the operation.
const COMMON = [
  "apiNotPublished",
  "wrongCredentials",
  "bodyTooLarge",
  "unreadableBody",
  "badParameter",
  "internalError",
] as const;

/** A refusal that every operation has. */
export type CommonRefusal = (typeof COMMON)[number];

/** Everything there is to answer calls of one operation. */
export interface Route {
  readonly operationId: string;
  readonly document: OpenApiDocument;
  readonly handler: AnyHandler;
  readonly validators: OperationValidators;
  readonly refusals: RefusalTable;
  readonly parameterNames: readonly string[];
  readonly parameterSchema: Schema;
  readonly bodySchema: Schema | undefined;
}

/** The refusal of a name, which was checked to exist when the route was made. */
export function routeRefusal(route: Route, name: string): RefusalTemplate {
  return refusalNamed(route.refusals, name, route.operationId);
}

function schemaOfParameters(document: OpenApiDocument, parameters: readonly Parameter[]): Schema {
  const named = parameters
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => parameter.in === "path")
    .map(({ name = "", schema = {} }) => [name, schema] as const);
  return { properties: Object.fromEntries(named) };
}

function createRoute(api: Api, located: LocatedOperation): Route {
  const { document, operation, path, parameters } = located;
  const { operationId } = operation;
  const handler = api.handlers[operationId];
  const validators = api.validators[operationId];
  if (handler === undefined || validators === undefined) {
    throw new Error(`${operationId}: has no handler or no validators`);
  }
  const refusals = refusalsOf(located);
  for (const name of [...COMMON, ...handler.refusals]) refusalNamed(refusals, name, operationId);
  return {
    operationId,
    document,
    handler,
    validators,
    refusals,
    parameterNames: parameterNames(path),
    parameterSchema: schemaOfParameters(document, parameters),
    bodySchema: bodySchema(document, operation.requestBody),
  };
}

/** Where calls go. */
export interface Routes {
  readonly router: Router<Route>;
  /** Stands in for the gateway, whose answers are the same for every operation. */
  readonly gateway: Route;
}

/**
 * Builds the routes of all APIs.
 *
 * @throws Error when a refusal is asked for that the specs do not describe.
 */
export function createRoutes(apis: readonly Api[]): Routes {
  const router = new Router<Route>();
  const routes = apis.flatMap((api) =>
    listOperations(api.document).map((located) => {
      const route = createRoute(api, located);
      router.add(located.method, located.path, route);
      return route;
    }),
  );
  const [gateway] = routes;
  if (gateway === undefined) throw new Error("There is no API to serve");
  return { router, gateway };
}
