import type { CatalogOperation } from "./catalog/types.js";
import { valueAt } from "./pointer.js";

/** Tells whether a call with this body deletes, removes or unbinds something. */
export function isDestructive({ destructive }: CatalogOperation, body: unknown): boolean {
  if (destructive === undefined || destructive === true) return destructive === true;
  return destructive.some(
    ({ pointer, value }) => JSON.stringify(valueAt(body, pointer)) === JSON.stringify(value),
  );
}

/** Returns the arguments with which the service checks the request only; undefined if it cannot. */
export function dryRunOf<I extends { readonly body?: unknown }>(
  { dryRun }: CatalogOperation,
  input: I,
): I | undefined {
  if (dryRun === undefined) return undefined;
  return { ...input, body: { ...(input.body as object), [dryRun.slice(1)]: true } };
}
