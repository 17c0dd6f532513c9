import type { Route } from "../gateway/routes.js";
import { bodyExamples, bodySchema, type Message } from "../spec/document.js";
import { renderExample } from "../spec/error-examples.js";
import type { DynamicBodies } from "./dynamic.js";
import { type Preference, parsePrefer, type Unclear } from "./parse.js";

/** A response as it was preferred. */
export interface PreferredResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const APPLIED = "Preference-Applied";

/** Statuses of an operation in their order, those of success first. */
function statusesOf({ operation }: Route): string[] {
  return Object.keys(operation.responses).sort();
}

function responseOf({ operation }: Route, status: string | number): Message {
  return operation.responses[status] ?? {};
}

const examplesOf = (route: Route, status: string | number) =>
  bodyExamples(route.document, responseOf(route, status));

function unknownExample(route: Route, statuses: readonly string[], name: string): Unclear {
  const known = new Set(statuses.flatMap((status) => Object.keys(examplesOf(route, status))));
  const list = known.size === 0 ? "none" : [...known].join(", ");
  return {
    problem: `Prefer: example: ${route.operationId} has no ${JSON.stringify(name)}; known: ${list}`,
  };
}

/** The status of the response, and the name of its example; without one the first is taken. */
function choose(
  route: Route,
  { code, example }: Preference,
): { readonly status: number; readonly name?: string } | Unclear {
  const known = statusesOf(route);
  const statuses = code === undefined ? known : known.filter((it) => it === String(code));
  if (statuses.length === 0) {
    return {
      problem: `Prefer: code: ${route.operationId} has no ${code}; known: ${known.join(", ")}`,
    };
  }
  if (example === undefined) return { status: Number(statuses[0]) };
  const status = statuses.find((it) => Object.hasOwn(examplesOf(route, it), example));
  if (status === undefined) return unknownExample(route, statuses, example);
  return { status: Number(status), name: example };
}

async function bodyOf(
  route: Route,
  dynamicBodies: DynamicBodies,
  { dynamic }: Preference,
  status: number,
  name: string | undefined,
): Promise<unknown> {
  if (dynamic) {
    const schema = bodySchema(route.document, responseOf(route, status));
    return schema && dynamicBodies.draw(route.document, schema);
  }
  const examples = examplesOf(route, status);
  return (name === undefined ? Object.values(examples)[0] : examples[name])?.value;
}

/**
 * The response that the header `Prefer` asks for, of those that the spec of the operation has. State
 * is neither looked at nor changed.
 *
 * @returns undefined when it asks for none; what is wrong when there is no such response.
 */
export async function preferredResponse(
  route: Route,
  header: string,
  dynamicBodies: DynamicBodies,
  requestId: string,
): Promise<PreferredResponse | Unclear | undefined> {
  const preference = parsePrefer(header);
  if (preference === undefined || "problem" in preference) return preference;
  const chosen = choose(route, preference);
  if ("problem" in chosen) return chosen;
  const { status, name } = chosen;
  const body = await bodyOf(route, dynamicBodies, preference, status, name);
  const applied = name === undefined ? `code=${status}` : `code=${status}, example="${name}"`;
  return {
    status,
    body: renderExample(body, undefined, requestId),
    headers: { [APPLIED]: preference.dynamic ? `${applied}, dynamic=true` : applied },
  };
}
