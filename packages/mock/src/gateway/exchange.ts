import { randomUUID } from "node:crypto";
import { type Accepted, authenticate } from "../auth/authenticate.js";
import type { Caller } from "../auth/caller.js";
import type { Faults } from "../faults/faults.js";
import { faultName, inject } from "../faults/inject.js";
import type { Identity } from "../identity/identity.js";
import { identityOperation, serveIdentity } from "../identity/serve.js";
import { describeIssues } from "../issues.js";
import type { CallJournal } from "../journal/journal.js";
import { writeDown } from "../journal/write-down.js";
import type { Api } from "../operation.js";
import type { DynamicBodies } from "../prefer/dynamic.js";
import { preferredAnswer } from "../prefer/preferred.js";
import { parseBody } from "./body.js";
import { callOn, type StateContext } from "./call.js";
import { chooseRoute } from "./choose.js";
import { type Decision, type Refuse, refuseHead, refuser, wrongMethod } from "./decision.js";
import type { Answer, IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { RateLimit } from "./rate-limit.js";
import { receiveBody } from "./receive.js";
import type { Match } from "./router.js";
import type { PartRules, Route, Routes } from "./routes.js";

/** A cloud, as one exchange sees it. */
export interface CloudContext extends StateContext {
  readonly apis: readonly Api[];
  readonly routes: Routes;
  readonly identity: Identity;
  readonly faults: Faults;
  readonly dynamicBodies: DynamicBodies;
  readonly journal: CallJournal;
  /** None by default. */
  readonly rateLimit?: RateLimit | undefined;
}

/** Where a request leads; nothing is found for a path that no API has. */
interface Found {
  readonly match: Match<readonly Route[]> | undefined;
  readonly route: Route | undefined;
}

/**
 * Rules 0.2 and 0.3. A token that IAM gave is for one project, or for none that a service could
 * take. Keys are of no one project here, so the caller's own is the one in X-Project-Id.
 */
function checkProject(
  request: IncomingRequest,
  { route, caller }: Pick<Received, "route" | "caller">,
  project: string,
  refuse: Refuse,
): Decision | undefined {
  if (!caller.anyProject && caller.projectId === undefined) {
    return refuse("notAllowed", "The token is for no project; ask for one with a project as scope");
  }
  const own = caller.projectId ?? request.header("x-project-id");
  if (own === undefined || own === project) return undefined;
  const owner = caller.projectId === undefined ? "the header X-Project-Id" : "the token";
  const message = `project_id: is not the project of ${owner}`;
  if (route.refusals.has("projectMismatch")) return refuse("projectMismatch", message);
  // Only some services have a code for it; the others are left to the gateway, for tokens alone.
  return caller.projectId === undefined ? undefined : refuse("notAllowed", message);
}

/** Checks a part of the request against its schema; the refusal if it fails. */
function checkPart(
  route: Route,
  { schema, validator, findOversized }: PartRules,
  value: unknown,
  refuse: Refuse,
): Decision | undefined {
  const oversized = findOversized?.(value);
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

/** A call that has arrived as a whole. */
interface Received {
  readonly route: Route;
  readonly caller: Caller;
  readonly values: readonly string[];
  readonly bytes: Uint8Array;
  readonly requestId: string;
}

/** From a body that has arrived to the handler's answer. */
async function serve(
  context: CloudContext,
  request: IncomingRequest,
  call: Received,
): Promise<Decision> {
  const { route, values, bytes, requestId } = call;
  const { handler, parameterNames } = route;
  const refuse = refuser(route, requestId);
  let body: unknown;
  if (route.body !== undefined) {
    const parsed = parseBody(bytes, request.header("content-type"));
    const isMissing = bytes.byteLength === 0 || ("value" in parsed && parsed.value === null);
    if (isMissing && route.missingBody?.applies(context.rules)) {
      return refuse(route.missingBody.refusal);
    }
    if ("problem" in parsed) return refuse("unreadableBody", parsed.problem);
    body = handler.readBody?.(parsed.value, context.rules) ?? parsed.value;
  }
  const path = Object.fromEntries(parameterNames.map((name, index) => [name, values[index] ?? ""]));
  const { project_id: projectId = "" } = path;
  const query = parseQuery(route.document, route.queryParameters, request.query);
  const wrong =
    checkPart(route, route.path, path, refuse) ??
    checkProject(request, call, projectId, refuse) ??
    checkPart(route, route.query, query, refuse) ??
    (route.body && checkPart(route, route.body, body, refuse));
  if (wrong !== undefined) return wrong;
  const prefer = request.header("prefer");
  if (prefer !== undefined) {
    const preferred = await preferredAnswer(route, prefer, context.dynamicBodies, requestId);
    if (preferred !== undefined) {
      return "problem" in preferred ? refuse("badParameter", preferred.problem) : preferred;
    }
  }
  // Taken apart, as a spread would cost a tenth of the call.
  const { project, now, rules, begin } = callOn(context, route, request, projectId);
  const outcome = handler.handle({
    project,
    now,
    rules,
    begin,
    // Their types are those that the validators above have just checked.
    path: path as never,
    query: query as never,
    body: body as never,
    requestId,
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
  const { routes, identity, now } = context;
  if (match === undefined) {
    const message = `${request.method} ${request.pathname}: there is no such API`;
    return refuser(routes.gateway, requestId)("apiNotPublished", message);
  }
  if (route === undefined) return wrongMethod(request, match, routes, requestId);
  const refuse = refuser(route, requestId);
  const accepted = authenticate(request, identity, now());
  if ("problem" in accepted) {
    return refuse(accepted.expired ? "tokenExpired" : "wrongCredentials", accepted.problem);
  }
  const { values } = match;
  const proceed = () => receive(context, request, { route, accepted, values, requestId });
  const projectId = values[route.parameterNames.indexOf("project_id")] ?? "";
  const allowance = context.rateLimit?.count(projectId, route.operationId, now());
  if (allowance === undefined) return proceed();
  const decision = allowance.isOver ? refuse("throttled", allowance.message) : await proceed();
  return { ...decision, headers: { ...decision.headers, ...allowance.headers } };
}

/** From headers that are right to the handler's answer. */
async function receive(
  context: CloudContext,
  request: IncomingRequest,
  call: Omit<Received, "caller" | "bytes"> & { readonly accepted: Accepted },
): Promise<Decision> {
  const { accepted, ...others } = call;
  const { route, requestId } = others;
  const bytes = await receiveBody(request, accepted);
  if ("refusal" in bytes) {
    // An operation without a body does not know that one can be too large.
    const knows = route.refusals.has(bytes.refusal) ? route : context.routes.gateway;
    const { refusal, problem, headers = {} } = bytes;
    return { ...refuser(knows, requestId)(refusal, problem), headers };
  }
  try {
    return await serve(context, request, { ...others, caller: accepted.caller, bytes });
  } catch (error) {
    // A fault of the mock itself must not look like an answer of the service.
    const message = `the mock cloud failed: ${(error as Error).message}`;
    return refuser(route, requestId)("internalError", message);
  }
}

/** An answer of IAM; undefined when the request is not for it. */
async function decideIdentity(
  { identity, apis, routes, now }: CloudContext,
  request: IncomingRequest,
  requestId: string,
): Promise<Decision | undefined> {
  const refuse = refuser(routes.gateway, requestId);
  const answer = await serveIdentity({ identity, apis, now: now(), refuse }, request);
  return answer && { ...answer, headers: { "X-IAM-Trace-Id": requestId, ...answer.headers } };
}

/** The body of a refusal, as the API of the operation has it. */
function refusalBody({ rules }: CloudContext, body: unknown, { route }: Found): unknown {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? (route?.changeRefusal?.(body, rules) ?? body) : body;
}

async function answer(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  found: Found,
): Promise<Answer> {
  const decision =
    refuseHead(context.routes, request, requestId) ??
    (await decideIdentity(context, request, requestId)) ??
    (await decide(context, request, requestId, found));
  const { status, text, headers } = decision;
  const body = status < 400 ? decision.body : refusalBody(context, decision.body, found);
  // Clients correct their clocks by Date.
  const written: Record<string, string> = {
    Date: context.now().toUTCString(),
    "X-Request-Id": requestId,
  };
  if (status !== 204) written["Content-Type"] = "application/json";
  if (headers !== undefined) Object.assign(written, headers);
  const empty = request.method === "HEAD" || (body === undefined && text === undefined);
  return {
    status,
    headers: written,
    body: empty ? undefined : (text ?? JSON.stringify(body)),
  };
}

/** Answers one request, as a fault wants it if there is one, and writes it down. */
export async function exchange(context: CloudContext, request: IncomingRequest): Promise<Answer> {
  const requestId = randomUUID().replaceAll("-", "");
  const found = find(context.routes, request);
  const { operationId } = found.route ?? identityOperation(request) ?? {};
  const fault = context.faults.plan({ request, route: found.route });
  const call = { request, requestId, operationId, fault: fault && faultName(fault) };
  return writeDown(context, call, (watched) => {
    const process = () => answer(context, watched, requestId, found);
    if (fault === undefined) return process();
    const route = found.route ?? context.routes.gateway;
    return inject(fault, { request: watched, route, requestId, now: context.now(), process });
  });
}
