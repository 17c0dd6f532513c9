import {
  type ApiName,
  type Input,
  type Json,
  loadOperations,
  type Operation,
  readCurrentState,
  type SessionCalls,
  valueAt,
} from "@hcnet/operations";
import { UsageError } from "./surroundings.js";

/** Waits until the change of a write has taken effect; returns the resource then. */
export type Wait = (response: unknown, report: (text: string) => void) => Promise<unknown>;

/**
 * Prepares to wait for the effect of a write: after an update, for the first waiter of its resource whose
 * states the resource is not in already; after a create, for a state of any waiter.
 *
 * @throws UsageError when no state of the resource can be waited for.
 */
export async function prepareWait(
  calls: SessionCalls,
  operation: Operation,
  input: Input,
): Promise<Wait> {
  const operations = loadOperations([operation.api.name as ApiName]);
  const show = findShow(operations, operation);
  if (
    show === undefined ||
    show.waiters.length === 0 ||
    /^(GET|DELETE)$/.test(operation.descriptor.method)
  ) {
    throw new UsageError(
      `--wait: expected an operation with a state to wait for, got ${operation.id}`,
    );
  }
  const isCreate = operation.shownBy === undefined;
  const before = isCreate ? undefined : await readCurrentState(calls, operations, operation, input);
  return async (response, report) => {
    const waiters = Object.entries(show.descriptor.waiters ?? {});
    const names = waiters
      .filter(([, { state, success }]) => !success.includes(String(valueAt(before, state))))
      .map(([name]) => name)
      // An update has one effect; a new resource may settle in any of the states.
      .slice(0, isCreate ? undefined : 1);
    if (names.length === 0) return response;
    report(`${names.join(" or ")} …\n`);
    const path = isCreate ? { [lastPathName(show)]: idOf(response) } : (input.path ?? {});
    return first(names, (name, signal) => calls.wait(show, name, { path }, { signal }));
  };
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
