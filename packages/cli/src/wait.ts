import {
  type ApiName,
  type CatalogWaiter,
  type Input,
  isDestructive,
  type Json,
  loadOperations,
  type Operation,
  readCurrentState,
  type SessionCalls,
  valueAt,
} from "@hcnet/operations";
import { UsageError } from "./surroundings.js";

/** Waits until the change of a write has taken effect, reports for what, and returns the resource then. */
export type Wait = (response: unknown, report: (text: string) => void) => Promise<unknown>;

/** The operation that shows what a write changes, if it has states to wait for. */
function showOf(operation: Operation): Operation | undefined {
  // There are no waiters for a resource that is gone.
  if (/^(GET|DELETE)$/.test(operation.descriptor.method)) return undefined;
  const show = findShow(loadOperations([operation.api.name as ApiName]), operation);
  // A list does not tell which of its items to wait for.
  return show?.descriptor.pagination === undefined ? show : undefined;
}

/** The states that `--wait` can wait for after an operation. */
export const waitersOf = (operation: Operation): readonly CatalogWaiter[] =>
  showOf(operation)?.waiters ?? [];

/**
 * Checks that an operation has a state to wait for.
 *
 * @throws UsageError listing the operations of the API that have.
 */
export function checkWait(operation: Operation): void {
  if (waitersOf(operation).length > 0) return;
  const { id, api } = operation;
  const all = [...loadOperations([api.name as ApiName]).values()];
  const others = all.filter((each) => waitersOf(each).length > 0).map((each) => each.id);
  throw new UsageError(
    others.length === 0
      ? `--wait: expected an operation with a state to wait for, which ${api.name} does not have, got ${id}`
      : `--wait: expected an operation with a state to wait for (${others.join(", ")}), got ${id}`,
  );
}

/**
 * Prepares to wait for the effect of a write: after an update that changes the state, for the first
 * waiter of its resource whose states the resource is not in already; after another write, for a state
 * of any waiter.
 */
export async function prepareWait(
  calls: SessionCalls,
  operation: Operation,
  input: Input,
): Promise<Wait> {
  const operations = loadOperations([operation.api.name as ApiName]);
  const show = showOf(operation);
  if (show === undefined)
    throw new Error(`${operation.id}: expected a state to wait for, got none`);
  const isCreate = operation.shownBy === undefined;
  const before = isCreate ? undefined : await readCurrentState(calls, operations, operation, input);
  const hasOneEffect = !isCreate && changesState(operation, input.body, before);
  return async (response, report) => {
    const names = Object.entries(show.descriptor.waiters ?? {})
      .filter(
        ([, { state, success }]) =>
          !hasOneEffect || !success.includes(String(valueAt(before, state))),
      )
      .map(([name]) => name)
      .slice(0, hasOneEffect ? 1 : undefined);
    if (names.length === 0) return response;
    report(names.join(" or "));
    const path = isCreate ? { [lastPathName(show)]: idOf(response) } : (input.path ?? {});
    return first(names, (name, signal) => calls.wait(show, name, { path }, { signal }));
  };
}

/**
 * Tells whether an update changes the state of its resource: a rename sets no property that binds or
 * unbinds something, and another update may set it to the value that it has.
 */
function changesState(operation: Operation, body: unknown, before: unknown): boolean {
  const { destructive } = operation;
  if (destructive === undefined || destructive === true) return true;
  return destructive.some(({ pointer, value: unbound }) => {
    // A body without properties unbinds, too.
    if (typeof unbound === "object") return false;
    const value = isDestructive(operation, body) ? unbound : valueAt(body, pointer);
    return value !== undefined && value !== (valueAt(before, pointer) ?? unbound);
  });
}

/** Resolves to the first result, and aborts the others; rejects with the first error if all fail. */
async function first(
  names: readonly string[],
  wait: (name: string, signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> {
  const controller = new AbortController();
  try {
    return await Promise.any(names.map((name) => wait(name, controller.signal)));
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  } finally {
    controller.abort();
  }
}

function findShow(operations: ReadonlyMap<string, Operation>, { shownBy, descriptor }: Operation) {
  if (shownBy !== undefined) return operations.get(shownBy);
  return [...operations.values()].find(
    (other) =>
      other.descriptor.method === "GET" &&
      other.descriptor.path.replace(/\/\{\w+\}$/, "") === descriptor.path &&
      other.descriptor.path !== descriptor.path,
  );
}

const lastPathName = ({ parameters }: Operation): string =>
  parameters.filter((each) => each.in === "path").at(-1)?.name ?? "";

function idOf(response: unknown): unknown {
  const { id, ...others } = response as Json;
  if (typeof id === "string") return id;
  return Object.values(others)
    .map((each) => (each as Json | null)?.id)
    .find((each) => typeof each === "string");
}
