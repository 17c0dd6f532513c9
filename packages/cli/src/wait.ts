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
 * Prepares to wait for the effect of a write: for the first state of its resource that the resource is
 * not in already.
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
    const [name] =
      waiters.find(([, { state, success }]) => !success.includes(String(valueAt(before, state)))) ??
      [];
    if (name === undefined) return response;
    report(`${name} …\n`);
    const path = isCreate ? { [lastPathName(show)]: idOf(response) } : (input.path ?? {});
    return calls.wait(show, name, { path });
  };
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
