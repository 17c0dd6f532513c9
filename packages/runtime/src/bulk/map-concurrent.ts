import { InvalidArgumentError } from "../errors/errors.js";
import { checkSignal, shown } from "../options.js";
import { notify } from "../telemetry/notify.js";
import type { BulkContext, BulkOptions, BulkOutcome, BulkResult } from "./bulk.js";
import { ItemSource } from "./source.js";

type Source<Item> = Iterable<Item> | AsyncIterable<Item>;
type Done<Item, Value> = Extract<BulkOutcome<Item, Value>, { status: "done" }>;
type Work<Item, Value> = (item: Item, context: BulkContext) => Value | PromiseLike<Value>;

/**
 * Does something with each of many items, several at a time, and tells of every one how it ended.
 *
 * A failure does not end the work, unless `stopOnError` says so. An item, the source or `signal` never
 * make it reject: what was done is in the result, and giving that as `previous` goes on from there. The
 * source may be the `items()` of a list; a page is fetched when it is needed. All outcomes are kept in
 * memory.
 *
 * @throws InvalidArgumentError when `concurrency` is not an integer from 1, or `signal` is no signal.
 */
export async function mapConcurrent<Item, Value>(
  items: Source<Item>,
  fn: Work<Item, Value>,
  options: BulkOptions<NoInfer<Item>, NoInfer<Value>> = {},
): Promise<BulkResult<Item, Value>> {
  const { concurrency = 10, signal } = options;
  checkSignal(signal);
  if (!(concurrency >= 1 && Math.round(concurrency) === concurrency)) {
    throw new InvalidArgumentError(
      `concurrency: expected an integer from 1, got ${shown(concurrency)}`,
    );
  }
  const run = new BulkRun(items, fn, options);
  const abort = () => run.end("aborted", signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  try {
    await run.work(concurrency);
    return run.result();
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

class BulkRun<Item, Value> {
  readonly #items: Source<Item>;
  readonly #source: ItemSource<Item>;
  readonly #fn: Work<Item, Value>;
  readonly #options: BulkOptions<Item, Value>;
  /** What `previous` has done, by key, as far as this run has not come to it yet. */
  readonly #earlier: Map<unknown, Done<Item, Value>[]>;
  readonly #outcomes: BulkOutcome<Item, Value>[] = [];
  #end: Pick<BulkResult<Item, Value>, "ended" | "reason"> | undefined;
  #closing: Promise<void> | undefined;
  #taken = 0;
  #running = 0;
  #done = 0;
  #failed = 0;
  /** Wakes the caller that waits for a running item to finish. */
  #wake: () => void = () => {};

  constructor(items: Source<Item>, fn: Work<Item, Value>, options: BulkOptions<Item, Value>) {
    this.#items = items;
    this.#source = new ItemSource(items);
    this.#fn = fn;
    this.#options = options;
    this.#earlier = this.#doneByKey();
  }

  /** Takes no more items. The first reason counts. */
  end(ended: "stopped" | "aborted" | "sourceFailed", reason: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { ended, reason };
    this.#closing = this.#source.close();
  }

  async work(concurrency: number): Promise<void> {
    while (this.#end === undefined) {
      if (!(await this.#beginNext())) break;
      if (this.#running >= concurrency) await this.#oneEnded();
    }
    while (this.#running > 0) await this.#oneEnded();
    await this.#closing;
  }

  result(): BulkResult<Item, Value> {
    if (this.#end !== undefined) this.#addNotReached();
    const outcomes = this.#outcomes;
    return {
      ...(this.#end ?? { ended: "complete" }),
      outcomes,
      values: outcomes.flatMap((each) => (each.status === "done" ? [each.value] : [])),
      failures: outcomes.filter((each) => each.status === "failed"),
      pending: outcomes.filter((each) => each.status === "pending"),
    };
  }

  /** Items this run did not come to: what `previous` has done stays done, so that nothing is done twice. */
  #addNotReached(): void {
    if (Array.isArray(this.#items)) {
      for (const item of this.#items.slice(this.#taken)) {
        const index = this.#taken++;
        this.#outcomes[index] = this.#earlierOrPending(item, index);
      }
      return;
    }
    // A source that is no array does not tell what else it has.
    for (const done of [...this.#earlier.values()].flat()) {
      this.#outcomes.push({ ...done, index: this.#taken++ });
    }
  }

  #earlierOrPending(item: Item, index: number): BulkOutcome<Item, Value> {
    try {
      return this.#takeEarlier(item, index) ?? pending(item, index);
    } catch {
      // A key that throws has ended the work, or the work has ended already.
      return pending(item, index);
    }
  }

  #takeEarlier(item: Item, index: number): Done<Item, Value> | undefined {
    const earlier = this.#earlier.get(this.#key(item))?.shift();
    return earlier === undefined ? undefined : { ...earlier, index, item };
  }

  async #beginNext(): Promise<boolean> {
    try {
      const step = await this.#source.next();
      if (step !== undefined) this.#begin(step.item, this.#taken++);
      return step !== undefined;
    } catch (reason) {
      this.end("sourceFailed", reason);
      return false;
    }
  }

  #oneEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #begin(item: Item, index: number): void {
    this.#outcomes[index] = pending(item, index);
    const earlier = this.#takeEarlier(item, index);
    if (earlier !== undefined) {
      this.#finish(earlier);
      return;
    }
    this.#running += 1;
    this.#outcomeOf(item, index).then((outcome) => {
      this.#running -= 1;
      this.#finish(outcome);
      this.#wake();
    });
  }

  async #outcomeOf(item: Item, index: number): Promise<BulkOutcome<Item, Value>> {
    const { signal } = this.#options;
    try {
      const value = await this.#fn(item, { index, signal });
      return { status: "done", index, item, value };
    } catch (error) {
      if (signal?.aborted) return { status: "pending", index, item, error };
      this.#stopAfter(error, item);
      return { status: "failed", index, item, error };
    }
  }

  #stopAfter(error: unknown, item: Item): void {
    const { stopOnError = false } = this.#options;
    try {
      const stops = typeof stopOnError === "function" ? stopOnError(error, item) : stopOnError;
      if (stops) this.end("stopped", error);
    } catch (thrown) {
      this.end("stopped", thrown);
    }
  }

  #finish(last: BulkOutcome<Item, Value>): void {
    this.#outcomes[last.index] = last;
    if (last.status === "done") this.#done += 1;
    if (last.status === "failed") this.#failed += 1;
    const total = Array.isArray(this.#items) ? this.#items.length : undefined;
    const [done, failed, running] = [this.#done, this.#failed, this.#running];
    notify(this.#options.onProgress, { last, done, failed, running, total });
  }

  #key(item: Item): unknown {
    const { key } = this.#options;
    return key === undefined ? item : key(item);
  }

  #doneByKey(): Map<unknown, Done<Item, Value>[]> {
    const byKey = new Map<unknown, Done<Item, Value>[]>();
    for (const outcome of this.#options.previous?.outcomes ?? []) {
      if (outcome.status !== "done") continue;
      const key = this.#key(outcome.item);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [outcome]);
      else known.push(outcome);
    }
    return byKey;
  }
}

const pending = <Item>(item: Item, index: number) => ({ status: "pending", index, item }) as const;
