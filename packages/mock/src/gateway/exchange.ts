import { randomUUID } from "node:crypto";
import { authenticate } from "../auth/authenticate.js";
import type { MockCredentials } from "../auth/credentials.js";
import type { Faults } from "../faults/faults.js";
import { inject } from "../faults/inject.js";
import { describeIssues } from "../issues.js";
import type { Schema } from "../spec/document.js";
import { oversizedArray } from "../spec/oversized.js";
import type { RefusalTemplate } from "../spec/refusals.js";
import type { Store } from "../state/store.js";
import { parseBody } from "./body.js";
import { chooseRoute } from "./choose.js";
import { MAX_BODY_BYTES } from "./limits.js";
import type { Answer, IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { Match } from "./router.js";
import { type Route, type Routes, routeRefusal } from "./routes.js";

/** A cloud, as one exchange sees it. */
export interface CloudContext {
  readonly routes: Routes;
  readonly store: Store;
  readonly credentials: MockCredentials;
  readonly now: () => Date;
  readonly faults: Faults;
}

/** Where a request leads; nothing is found for a path that no API has. */
interface Found {
  readonly match: Match<readonly Route[]> | undefined;
  readonly route: Route | undefined;
}

/** What was decided, before it is written down. */
interface Decision {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Refuse = (name: string, message?: string) => Decision;

function refuser(route: Route, requestId: string): Refuse {
  return (name, message) => fill(routeRefusal(route, name), message, requestId);
}

function fill(template: RefusalTemplate, message: string | undefined, requestId: string): Decision {
  return { status: template.status, body: template.body(message, requestId) };
}

function wrongMethod(
  request: IncomingRequest,
  { methods }: Match<readonly Route[]>,
  { gateway }: Routes,
  requestId: string,
): Decision {
  const headers = { Allow: [...methods.keys(), "OPTIONS"].join(", ") };
  if (request.method === "OPTIONS") return { status: 204, body: undefined, headers };
  const [[route = gateway] = []] = methods.values();
  const own = route.refusals.get("methodNotAllowed");
  const template = own ?? routeRefusal(route, "apiNotPublished");
  const message = `${request.method} ${request.pathname}: the path has no such method`;
  return { ...fill(template, message, requestId), status: 405, headers };
}

/** Rule 0.2. Keys are of no one project here, so the caller's own is the one in X-Project-Id. */
function checkProject(request: IncomingRequest, route: Route, project: string, refuse: Refuse) {
  const own = request.header("x-project-id");
  if (own === undefined || own === project || !route.refusals.has("projectMismatch")) {
    return undefined;
  }
  return refuse("projectMismatch", "project_id: is not the project of the header X-Project-Id");
}

/** Checks a value against its schema; the refusal if it fails. */
function checkSchema(
  route: Route,
  validator: Route["validators"]["path"],
  schema: Schema,
  value: unknown,
  refuse: Refuse,
): Decision | undefined {
  const oversized = oversizedArray(route.document, schema, value);
  if (oversized === undefined && validator(value)) return undefined;
  const issues = oversized === undefined ? (validator.errors ?? []) : [oversized];
  const message = describeIssues(issues, route.document, schema);
  const [first] = issues;
  if (first === undefined) return refuse("badParameter", message);
  const unknownField = first.keyword === "additionalProperties";
  if (unknownField && route.refusals.has("fieldNotAllowed")) {
    return refuse("fieldNotAllowed", message);
  }
  return refuse(route.handler.nameIssue?.(first) ?? "badParameter", message);
}

/** From a body that has arrived to the handler's answer. */
function serve(
  context: CloudContext,
  request: IncomingRequest,
  call: { route: Route; values: readonly string[]; bytes: Uint8Array; requestId: string },
): Decision {
  const { route, values, bytes, requestId } = call;
  const { validators, handler, parameterNames } = route;
  const refuse = refuser(route, requestId);
  let body: unknown;
  if (validators.request !== undefined) {
    const parsed = parseBody(bytes, request.header("content-type"));
    if ("problem" in parsed) return refuse("unreadableBody", parsed.problem);
    body = parsed.value;
  }
  const path = Object.fromEntries(parameterNames.map((name, index) => [name, values[index] ?? ""]));
  const { project_id: projectId = "" } = path;
  const query = parseQuery(route.document, route.queryParameters, request.query);
  const wrong =
    checkSchema(route, validators.path, route.parameterSchema, path, refuse) ??
    checkProject(request, route, projectId, refuse) ??
    checkSchema(route, validators.query, route.querySchema, query, refuse) ??
    (validators.request &&
      checkSchema(route, validators.request, route.bodySchema ?? {}, body, refuse));
  if (wrong !== undefined) return wrong;
  const outcome = handler.handle({
    project: context.store.project(projectId),
    // Their types are those that the validators above have just checked.
    path: path as never,
    query: query as never,
    body: body as never,
    requestId,
    now: context.now(),
  });
  return "refusal" in outcome ? refuse(outcome.refusal, outcome.message) : outcome;
}

function find({ router }: Routes, request: IncomingRequest): Found {
  const match = router.find(request.pathname);
  return { match, route: chooseRoute(match?.methods.get(request.method) ?? [], request) };
}

async function decide(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  { match, route }: Found,
): Promise<Decision> {
  const { routes, credentials, now } = context;
  if (match === undefined) {
    const message = `${request.method} ${request.pathname}: there is no such API`;
    return refuser(routes.gateway, requestId)("apiNotPublished", message);
  }
  if (route === undefined) return wrongMethod(request, match, routes, requestId);
  const refuse = refuser(route, requestId);
  const caller = authenticate(request, credentials, now());
  if ("problem" in caller) return refuse("wrongCredentials", caller.problem);
  // The gateway's answer, also where the operation takes no body and knows none.
  const tooLarge = () =>
    refuser(routes.gateway, requestId)(
      "bodyTooLarge",
      `The request body is over ${MAX_BODY_BYTES} bytes`,
    );
  if (Number(request.header("content-length")) > MAX_BODY_BYTES) return tooLarge();
  const bytes = await request.readBody(MAX_BODY_BYTES);
  if (bytes === undefined) return tooLarge();
  const mismatch = caller.verifyBody(bytes);
  if (mismatch !== undefined) return refuse("wrongCredentials", mismatch);
  try {
    return serve(context, request, { route, values: match.values, bytes, requestId });
  } catch (error) {
    // A fault of the mock itself must not look like an answer of the service.
    return refuse("internalError", `the mock cloud failed: ${(error as Error).message}`);
  }
}

async function answer(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  found: Found,
): Promise<Answer> {
  const { status, body, headers } = await decide(context, request, requestId, found);
  const type = status === 204 ? {} : { "Content-Type": "application/json" };
  return {
    status,
    headers: { ...type, "X-Request-Id": requestId, ...headers },
    body: body === undefined || request.method === "HEAD" ? undefined : JSON.stringify(body),
  };
}

/** Answers one request. */
export async function exchange(context: CloudContext, request: IncomingRequest): Promise<Answer> {
  const requestId = randomUUID().replaceAll("-", "");
  const found = find(context.routes, request);
  const process = () => answer(context, request, requestId, found);
  const fault = context.faults.plan({ request, route: found.route });
  if (fault === undefined) return process();
  const route = found.route ?? context.routes.gateway;
  return inject(fault, { request, route, requestId, now: context.now(), process });
}
