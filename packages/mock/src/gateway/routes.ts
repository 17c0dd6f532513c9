import type { Validator } from "@hcnet/runtime";
import type { ApiModule } from "../api-module.js";
import type { AnyHandler, MissingBody, OperationValidators } from "../operation.js";
import {
  bodySchema,
  type LocatedOperation,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "../spec/document.js";
import {
  type ErrorTable,
  type ErrorTemplate,
  errorNamed,
  errorsOf,
} from "../spec/error-examples.js";
import { type FindOversized, findOversized } from "../spec/oversized.js";
import { parametersIn, parametersSchema } from "../spec/parameters.js";
import type { QueryParameters } from "./query.js";
import { hostPrefix, type RegionOf, regionReader } from "./region.js";
import { parameterNames, Router } from "./router.js";

// Error responses that the order of checks needs, regardless of the operation.
const COMMON = [
  "apiNotPublished",
  "wrongCredentials",
  "tokenExpired",
  "notAllowed",
  "badParameter",
  "internalError",
] as const;
// Additional ones for a call with a body.
const COMMON_WITH_BODY = ["bodyTooLarge", "unreadableBody"] as const;

/** The schema and validator of a part of a request. */
export interface PartRules {
  readonly schema: Schema;
  readonly validator: Validator<unknown>;
  /** Nothing where the part has no arrays. */
  readonly findOversized: FindOversized | undefined;
}

/** Everything needed to handle calls of one operation. */
export interface Route {
  readonly operationId: string;
  /** Name of the API. */
  readonly api: string;
  /** First label of the service's host, such as `vpc`. */
  readonly hostPrefix: string;
  readonly regionOf: RegionOf;
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly handler: AnyHandler;
  readonly validators: OperationValidators;
  readonly errors: ErrorTable;
  readonly parameterNames: readonly string[];
  readonly path: PartRules;
  readonly query: PartRules;
  readonly queryParameters: QueryParameters;
  /** Nothing where the operation takes no body. */
  readonly body: PartRules | undefined;
  /** What a missing body gets, where the service returns it in its own way. */
  readonly missingBody: MissingBody | undefined;
  readonly changeErrorBody: ApiModule["changeErrorBody"];
  readonly projectId: ApiModule["projectId"];
}

/** The error response of a name, which was checked to exist when the route was made. */
export function routeError(route: Route, name: string): ErrorTemplate {
  return errorNamed(route.errors, name, route.operationId);
}

function partRules(
  document: OpenApiDocument,
  schema: Schema,
  validator: Validator<unknown>,
): PartRules {
  return { schema, validator, findOversized: findOversized(document, schema) };
}

/** The rules of a request body; undefined if the operation takes none. */
function bodyRules(
  { document, operation }: LocatedOperation,
  { request }: OperationValidators,
): PartRules | undefined {
  if (request === undefined) return undefined;
  return partRules(document, bodySchema(document, operation.requestBody) ?? {}, request);
}

function createRoute(api: ApiModule, located: LocatedOperation): Route {
  const { document, operation, path, parameters } = located;
  const { operationId } = operation;
  const handler = api.handlers[operationId];
  const validators = api.validators[operationId];
  if (handler === undefined || validators === undefined) {
    throw new Error(`${operationId}: has no handler or no validators`);
  }
  const errors = errorsOf(located);
  const takesBody = operation.requestBody !== undefined;
  const missingBody = takesBody ? api.missingBody : undefined;
  const common = takesBody ? [...COMMON, ...COMMON_WITH_BODY] : COMMON;
  const own = missingBody === undefined ? [] : [missingBody.rejection];
  for (const name of [...common, ...own, ...handler.errors]) errorNamed(errors, name, operationId);
  const queryParameters = parametersIn(document, parameters, "query");
  return {
    operationId,
    api: api.name,
    hostPrefix: hostPrefix(document),
    regionOf: regionReader(document),
    document,
    operation,
    handler,
    validators,
    errors,
    parameterNames: parameterNames(path),
    path: partRules(
      document,
      parametersSchema(parametersIn(document, parameters, "path")),
      validators.path,
    ),
    query: partRules(document, parametersSchema(queryParameters), validators.query),
    queryParameters,
    body: bodyRules(located, validators),
    missingBody,
    changeErrorBody: api.changeErrorBody,
    projectId: api.projectId,
  };
}

/** Where calls go. */
export interface Routes {
  /** One for each operation. */
  readonly all: readonly Route[];
  /** Services have hosts of their own, so two of them may share a method and a path. */
  readonly router: Router<readonly Route[]>;
  /** A route whose error responses are used for the gateway; they are the same for every operation. */
  readonly gateway: Route;
}

/**
 * Builds the routes of all APIs.
 *
 * @throws Error when an error response is asked for that the specs do not describe.
 */
export function createRoutes(apis: readonly ApiModule[]): Routes {
  const router = new Router<readonly Route[]>();
  const places = new Map<string, Route[]>();
  const routes = apis.flatMap((api) =>
    listOperations(api.document).map((located) => {
      const route = createRoute(api, located);
      const { method, path } = located;
      const place = `${method} ${path.replace(/\{[^{}]+\}/g, "{}")}`;
      const sharers = [...(places.get(place) ?? []), route];
      places.set(place, sharers);
      router.add(method, path, sharers);
      return route;
    }),
  );
  return { all: routes, router, gateway: gatewayOf(routes) };
}

/** A route that knows every response of the gateway, that to a body which is too large among them. */
function gatewayOf(routes: readonly Route[]): Route {
  const [route] = routes;
  if (route === undefined) throw new Error("There is no API to serve");
  const withBody = routes.find(({ body }) => body !== undefined);
  if (withBody !== undefined) return withBody;
  // An API that only reads documents no 413; its envelope is that of its other errors.
  const template = errorNamed(route.errors, "badParameter", route.operationId);
  return {
    ...route,
    errors: new Map([...route.errors, ["bodyTooLarge", { ...template, status: 413 }]]),
  };
}
