import type { CallRecord } from "../../src/index.js";
import { contracts } from "../contract/operations.js";

/** Counts what became of calls, to show that a run came to all that it was to come to. */
export class Tally {
  readonly #statuses = new Map<number, number>();
  readonly #succeeded = new Set<string>();

  count({ status, operationId }: CallRecord): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (status < 300 && operationId !== undefined) this.#succeeded.add(operationId);
  }

  /** Operations that never returned a success. */
  get missed(): readonly string[] {
    return contracts.map((it) => it.operationId).filter((id) => !this.#succeeded.has(id));
  }

  toString(): string {
    const counts = [...this.#statuses].sort(([a], [b]) => a - b);
    return counts.map(([status, count]) => `${status}: ${count}`).join(", ");
  }
}
