import type { Caller } from "../auth/caller.js";
import { describeIssues } from "../issues.js";
import { type ParsedBody, parseBody } from "./body.js";
import type { CloudContext } from "./cloud-context.js";
import type { HandlerResult, Reject } from "./handler-result.js";
import type { IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { PartRules, Route } from "./routes.js";
import type { ServiceCall } from "./service-call.js";

/** The parts of a request, parsed and valid. */
export interface ValidInput {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function pathOf({ parameterNames }: Route, values: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const [index, name] of parameterNames.entries()) path[name] = values[index] ?? "";
  return path;
}

/** The body of a call, or the error response of one that cannot be read. */
function readBody(
  { behaviors }: CloudContext,
  { route, request, reject }: ServiceCall,
  bytes: Uint8Array,
): Extract<ParsedBody, { readonly value: unknown }> | HandlerResult {
  const parsed = parseBody(bytes, request.header("content-type"));
  const isMissing = bytes.byteLength === 0 || ("value" in parsed && parsed.value === null);
  if (isMissing && route.missingBody?.applies(behaviors))
    return reject(route.missingBody.rejection);
  if ("problem" in parsed) return reject("unreadableBody", parsed.problem);
  const value = route.handler.readBody?.(parsed.value, behaviors);
  return value === undefined ? parsed : { value };
}

/** Stage 3: parses path, query and body, and checks them against their schemas and the caller. */
export function validate(
  context: CloudContext,
  call: ServiceCall,
  caller: Caller,
  bytes: Uint8Array,
): ValidInput | HandlerResult {
  const { route, request, values, reject } = call;
  const read = route.body && readBody(context, call, bytes);
  if (read !== undefined && !("value" in read)) return read;
  const body = read?.value;
  const path = pathOf(route, values);
  const query = parseQuery(route.document, route.queryParameters, request.query);
  const projectId = path.project_id ?? "";
  return (
    checkPart(route, route.path, path, reject) ??
    checkProjectId(route, projectId, reject) ??
    checkProject(request, { route, caller }, projectId, reject) ??
    checkPart(route, route.query, query, reject) ??
    (route.body && checkPart(route, route.body, body, reject)) ?? { path, query, body }
  );
}

/**
 * Behaviors `common.project-scope`, `common.authentication`. A token that IAM gave is for one
 * project, or for none that a service could take. Keys are of no one project here, so the caller's
 * own is the one in X-Project-Id.
 */
function checkProject(
  request: IncomingRequest,
  { route, caller }: { readonly route: Route; readonly caller: Caller },
  project: string,
  reject: Reject,
): HandlerResult | undefined {
  if (!caller.anyProject && caller.projectId === undefined) {
    return reject("notAllowed", "The token is not project-scoped; request a project-scoped token");
  }
  const own = caller.projectId ?? request.header("x-project-id");
  if (own === undefined || own === project) return undefined;
  const owner = caller.projectId === undefined ? "the header X-Project-Id" : "the token";
  const message = `project_id: is not the project of ${owner}`;
  if (route.errors.has("projectMismatch")) return reject("projectMismatch", message);
  // Only some services have a code for it; the others are left to the gateway, for tokens alone.
  return caller.projectId === undefined ? undefined : reject("notAllowed", message);
}

/** Rejects the id that no project can have, as the responses could not carry it. */
function checkProjectId(
  { projectId }: Route,
  id: string,
  reject: Reject,
): HandlerResult | undefined {
  if (projectId === undefined) return undefined;
  const { minLength = 1, maxLength = Number.POSITIVE_INFINITY } = projectId;
  if (id.length >= minLength && id.length <= maxLength) return undefined;
  return reject("badParameter", `project_id: must have ${minLength} to ${maxLength} characters`);
}

/** Checks a part of the request against its schema; the error response if it fails. */
function checkPart(
  route: Route,
  { schema, validator, findOversized }: PartRules,
  value: unknown,
  reject: Reject,
): HandlerResult | undefined {
  const oversized = findOversized?.(value);
  if (oversized === undefined && validator(value)) return undefined;
  const issues = oversized === undefined ? (validator.errors ?? []) : [oversized];
  const message = describeIssues(issues, route.document, schema);
  const [first] = issues;
  if (first === undefined) return reject("badParameter", message);
  const unknownField = first.keyword === "additionalProperties";
  if (unknownField && route.errors.has("fieldNotAllowed")) {
    return reject("fieldNotAllowed", message);
  }
  return reject(route.handler.nameIssue?.(first) ?? "badParameter", message);
}
