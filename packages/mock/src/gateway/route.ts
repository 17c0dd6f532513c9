import { resolve } from "../spec/document.js";
import type { IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { Match } from "./router.js";
import type { Route, Routes } from "./routes.js";

/** Whether the request goes to the host of the service, such as `vpcep.cn-north-4.…`. */
function namesHost({ hostPrefix }: Route, request: IncomingRequest): boolean {
  return request.header("host")?.split(".")[0] === hostPrefix;
}

const accepts = (route: Route, request: IncomingRequest): boolean =>
  route.validators.query(parseQuery(route.document, route.queryParameters, request.query));

/** How many of the parameters sent have a value that the operation lists. */
function listedValues(route: Route, request: IncomingRequest): number {
  const query = parseQuery(route.document, route.queryParameters, request.query);
  return Object.entries(query).filter(([name, value]) => {
    const schema = resolve(route.document, route.queryParameters.get(name)?.schema ?? {});
    return schema.enum?.includes(value) ?? false;
  }).length;
}

/**
 * Which of the operations that share method and path is meant. Services are told apart by their
 * hosts; a mock that has one address for all goes by what the query says, and takes the first API
 * where that leaves it open.
 */
export function chooseRoute(
  candidates: readonly Route[],
  request: IncomingRequest,
): Route | undefined {
  const [first, ...others] = candidates;
  if (first === undefined || others.length === 0) return first;
  const named = candidates.find((route) => namesHost(route, request));
  if (named !== undefined) return named;
  const fitting = candidates.filter((route) => accepts(route, request));
  const [best = first] = [...fitting].sort(
    (a, b) => listedValues(b, request) - listedValues(a, request),
  );
  return best;
}

/** The route of a request; undefined for a path that no API has. */
export interface RouteMatch {
  readonly match: Match<readonly Route[]> | undefined;
  readonly route: Route | undefined;
}

/** Stage 1: finds the operation of a request by method, path and host. */
export function routeRequest({ router }: Routes, request: IncomingRequest): RouteMatch {
  const match = router.find(request.pathname);
  return { match, route: chooseRoute(match?.methods.get(request.method) ?? [], request) };
}
