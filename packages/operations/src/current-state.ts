import type { Operation } from "./apis.js";
import type { CurrentState, Json } from "./catalog/types.js";
import { valueAt } from "./pointer.js";
import type { Input, SessionCalls } from "./session-calls.js";

/**
 * Returns the resource that a write changes as it is now, or the list that it changes a part of;
 * undefined if no operation shows it.
 */
export async function readCurrentState(
  calls: SessionCalls,
  operations: ReadonlyMap<string, Operation>,
  operation: Operation,
  input: Input,
): Promise<unknown> {
  const { shownBy, currentState } = operation;
  if (currentState !== undefined) return findInList(calls, operations, currentState, input);
  const show = shownBy === undefined ? undefined : operations.get(shownBy);
  if (show === undefined) return undefined;
  const names = new Set(show.parameters.flatMap((each) => (each.in === "path" ? each.name : [])));
  const path = Object.entries(input.path ?? {}).filter(([name]) => names.has(name));
  return (await calls.call(show, { path: Object.fromEntries(path) })).data;
}

async function findInList(
  calls: SessionCalls,
  operations: ReadonlyMap<string, Operation>,
  { operationId, items, property, parameter }: CurrentState,
  input: Input,
): Promise<unknown> {
  const list = operations.get(operationId);
  const { pagination } = list?.descriptor ?? {};
  if (list === undefined || pagination === undefined) return undefined;
  for await (const item of calls.items(list, {})) {
    const found = [valueAt({ [pagination.items]: [item] }, items)]
      .flat(Number.POSITIVE_INFINITY)
      .find((each) => isObject(each) && each[property] === input.path?.[parameter]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One property that a write changes. */
export interface Difference {
  /** JSON pointer into the request body. */
  readonly pointer: string;
  readonly from?: unknown;
  readonly to: unknown;
}

/** Compares the body of a request with the current state; properties that stay are omitted. */
export function differences(body: unknown, current: unknown): readonly Difference[] {
  if (!isObject(body) || !isObject(current)) return [];
  const [wrapper, ...others] = Object.keys(body);
  // Some bodies wrap the resource in a property that the current state lacks.
  const isWrapped = wrapper !== undefined && others.length === 0 && isObject(body[wrapper]);
  return isWrapped && !Object.hasOwn(current, wrapper)
    ? compare(body[wrapper] as Json, current, `/${wrapper}`)
    : compare(body, current, "");
}

function compare(body: Json, current: Json, at: string): readonly Difference[] {
  return Object.entries(body).flatMap(([name, to]): readonly Difference[] => {
    const pointer = `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!Object.hasOwn(current, name)) return [{ pointer, to }];
    const from = current[name];
    if (isObject(to) && isObject(from)) return compare(to, from, pointer);
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ pointer, from, to }];
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
