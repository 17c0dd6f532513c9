import type { Caller } from "../auth/caller.js";
import { describeIssues } from "../issues.js";
import type { HandlerResult, Reject } from "./handler-result.js";
import type { IncomingRequest } from "./message.js";
import type { PartRules, Route } from "./routes.js";

/**
 * Behaviors `common.project-scope`, `common.authentication`. A token that IAM gave is for one
 * project, or for none that a service could take. Keys are of no one project here, so the caller's
 * own is the one in X-Project-Id.
 */
export function checkProject(
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
export function checkProjectId(
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
export function checkPart(
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
