import type { Caller } from "../auth/caller.js";
import { preferredAnswer } from "../prefer/preferred.js";
import { type ParsedBody, parseBody } from "./body.js";
import { callOn } from "./call.js";
import { checkPart, checkProject, checkProjectId } from "./checks.js";
import type { CloudContext } from "./cloud-context.js";
import { type Decision, type Refuse, refuser } from "./decision.js";
import type { IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { Route } from "./routes.js";

/** A call that has arrived as a whole. */
export interface Received {
  readonly route: Route;
  readonly caller: Caller;
  readonly values: readonly string[];
  readonly bytes: Uint8Array;
  readonly requestId: string;
}

/** What a call says, once it is read. */
interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function pathOf({ parameterNames }: Route, values: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const [index, name] of parameterNames.entries()) path[name] = values[index] ?? "";
  return path;
}

/** The body of a call, or the refusal of one that cannot be read. */
function readBody(
  { rules }: CloudContext,
  request: IncomingRequest,
  { route, bytes }: Received,
  refuse: Refuse,
): Extract<ParsedBody, { readonly value: unknown }> | Decision {
  const parsed = parseBody(bytes, request.header("content-type"));
  const isMissing = bytes.byteLength === 0 || ("value" in parsed && parsed.value === null);
  if (isMissing && route.missingBody?.applies(rules)) return refuse(route.missingBody.refusal);
  if ("problem" in parsed) return refuse("unreadableBody", parsed.problem);
  const value = route.handler.readBody?.(parsed.value, rules);
  return value === undefined ? parsed : { value };
}

/** Lets the handler act. */
function act(
  context: CloudContext,
  request: IncomingRequest,
  { route, requestId }: Received,
  { path, query, body }: Input,
  refuse: Refuse,
): Decision {
  // Objects that every call makes are written out: V8 is slow at spreads of those with many shapes.
  const { project, now, rules, begin } = callOn(context, route, request, path.project_id ?? "");
  const outcome = route.handler.handle({
    project,
    now,
    rules,
    begin,
    // Their types are those that the validators have just checked.
    path: path as never,
    query: query as never,
    body: body as never,
    requestId,
  });
  return "refusal" in outcome ? refuse(outcome.refusal, outcome.message) : outcome;
}

/** Answers as the header Prefer asks for, if it asks for anything. */
async function prefer(
  { dynamicBodies }: CloudContext,
  { route, requestId }: Received,
  header: string,
  refuse: Refuse,
): Promise<Decision | undefined> {
  const preferred = await preferredAnswer(route, header, dynamicBodies, requestId);
  if (preferred === undefined || !("problem" in preferred)) return preferred;
  return refuse("badParameter", preferred.problem);
}

/** From a body that has arrived to the handler's answer. */
export function serve(
  context: CloudContext,
  request: IncomingRequest,
  call: Received,
): Decision | Promise<Decision> {
  const { route, values, requestId } = call;
  const refuse = refuser(route, requestId);
  const read = route.body && readBody(context, request, call, refuse);
  if (read !== undefined && !("value" in read)) return read;
  const body = read?.value;
  const path = pathOf(route, values);
  const query = parseQuery(route.document, route.queryParameters, request.query);
  const wrong =
    checkPart(route, route.path, path, refuse) ??
    checkProjectId(route, path.project_id ?? "", refuse) ??
    checkProject(request, call, path.project_id ?? "", refuse) ??
    checkPart(route, route.query, query, refuse) ??
    (route.body && checkPart(route, route.body, body, refuse));
  if (wrong !== undefined) return wrong;
  const proceed = () => act(context, request, call, { path, query, body }, refuse);
  const header = request.header("prefer");
  if (header === undefined) return proceed();
  return prefer(context, call, header, refuse).then((preferred) => preferred ?? proceed());
}
