import { InvalidArgumentError } from "@hcnet/runtime";
import type { IncomingRequest } from "../gateway/message.js";
import type { Route } from "../gateway/routes.js";
import type { FaultRule } from "./rule.js";

/** A call, as a rule sees it: the operation is missing where there is none. */
export interface FaultCall {
  readonly request: IncomingRequest;
  readonly route: Route | undefined;
}

type Test = (call: FaultCall) => boolean;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

const isWild = (segment: string): boolean => segment === "*" || /^\{.*\}$/.test(segment);

function pathTest(pattern: string): Test {
  const wanted = pattern.split("/");
  return ({ request }) => {
    const sent = request.pathname.split("/");
    return (
      sent.length === wanted.length &&
      wanted.every((segment, index) => isWild(segment) || segment === sent[index])
    );
  };
}

/** Rejects a name that no operation has, so that a typo does not create a rule that never matches. */
function checkKnown(names: readonly string[], known: ReadonlySet<string>, where: string): void {
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const meant = [...known].find((name) => name.toLowerCase() === unknown.toLowerCase());
  const hint = meant === undefined ? `known: ${[...known].join(", ")}` : `did you mean ${meant}?`;
  throw new InvalidArgumentError(`${where}: there is no ${JSON.stringify(unknown)}; ${hint}`);
}

function routeTests(rule: FaultRule, routes: readonly Route[], where: string): Test[] {
  const tests: Test[] = [];
  const { operation, api } = rule;
  if (operation !== undefined) {
    const ids = listOf(operation);
    checkKnown(ids, new Set(routes.map((it) => it.operationId)), `${where}.operation`);
    tests.push(({ route }) => route !== undefined && ids.includes(route.operationId));
  }
  if (api !== undefined) {
    const names = listOf(api);
    checkKnown(names, new Set(routes.map((it) => it.api)), `${where}.api`);
    tests.push(({ route }) => route !== undefined && names.includes(route.api));
  }
  return tests;
}

/** The operations that have the example that the rule names. */
function exampleTests(
  { effect, operation, api }: FaultRule,
  routes: readonly Route[],
  where: string,
): Test[] {
  if (effect?.type !== "response" || effect.example === undefined) return [];
  const { example, status } = effect;
  const has = (route: Route): boolean => {
    const found = route.errors.get(example);
    return found !== undefined && (status === undefined || found.status === status);
  };
  const aimedAt = routes.filter(
    (route) =>
      (operation === undefined || listOf(operation).includes(route.operationId)) &&
      (api === undefined || listOf(api).includes(route.api)),
  );
  if (!aimedAt.some(has)) {
    const names = new Set(aimedAt.flatMap((route) => [...route.errors.keys()]));
    const place = `${where}.effect.example`;
    const under = status === undefined ? "" : ` under status ${status}`;
    throw new InvalidArgumentError(
      `${place}: no such operation has an error example ${JSON.stringify(example)}${under}; known: ${[...names].join(", ")}`,
    );
  }
  return [({ route }) => route !== undefined && has(route)];
}

/**
 * Whether a call is one that the rule is about, its number and chance left aside.
 *
 * @throws InvalidArgumentError when the rule names an operation, API or example that is not known.
 */
export function matcherOf(rule: FaultRule, routes: readonly Route[], where: string): Test {
  const tests = [...routeTests(rule, routes, where), ...exampleTests(rule, routes, where)];
  const { method, path, project } = rule;
  if (method !== undefined) {
    const methods = listOf(method).map((name) => name.toUpperCase());
    tests.push(({ request }) => methods.includes(request.method));
  }
  if (path !== undefined) tests.push(pathTest(path));
  if (project !== undefined) {
    tests.push(({ request }) => request.pathname.split("/")[2] === project);
  }
  return (call) => tests.every((test) => test(call));
}
