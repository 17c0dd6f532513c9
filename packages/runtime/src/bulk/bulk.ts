/** How one item ended. */
export type BulkOutcome<Item, Value> =
  | { readonly status: "done"; readonly index: number; readonly item: Item; readonly value: Value }
  | {
      readonly status: "failed";
      readonly index: number;
      readonly item: Item;
      readonly error: unknown;
    }
  | {
      /** Not begun, or cut short by `signal`. */
      readonly status: "pending";
      readonly index: number;
      readonly item: Item;
      /** Of one that was cut short: what it ended with. It may have been carried out. */
      readonly error?: unknown;
    };

/** How far the work is. Told after each item. */
export interface BulkProgress<Item, Value> {
  /** The item that has just ended. */
  readonly last: BulkOutcome<Item, Value>;
  /** Items that are done, those of `previous` included. */
  readonly done: number;
  readonly failed: number;
  /** Items under way. */
  readonly running: number;
  /** All items, if the source is an array. */
  readonly total: number | undefined;
}

/** Second argument of the function that processes an item. */
export interface BulkContext {
  /** Place of the item in its source, from 0. */
  readonly index: number;
  /** The `signal` of the options, to be handed on to the call. */
  readonly signal: AbortSignal | undefined;
}

/** How the work is done. */
export interface BulkOptions<Item, Value> {
  /**
   * Maximum number of items processed at a time; an integer from 1. No more are taken from the source.
   *
   * @default 10
   */
  readonly concurrency?: number | undefined;
  /**
   * Starts no more items when aborted; the running ones end with their calls.
   *
   * @default undefined
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Whether a failure stops the run, or which one does. Running items are still completed.
   *
   * @default false
   */
  readonly stopOnError?: boolean | ((error: unknown, item: Item) => boolean) | undefined;
  /**
   * Called after each item. Errors that it throws or rejects with are ignored.
   *
   * @default undefined
   */
  readonly onProgress?: ((progress: BulkProgress<Item, Value>) => void) | undefined;
  /**
   * Result of an earlier run. Its completed items keep their value and are skipped; all others are processed.
   * If this run ends early, its result is all that the next one needs.
   *
   * @default undefined
   * @example
   * ```ts
   * const first = await mapConcurrent(ids, release, { signal });
   * const all = await mapConcurrent(ids, release, { previous: first });
   * ```
   */
  readonly previous?: { readonly outcomes: readonly BulkOutcome<Item, Value>[] } | undefined;
  /**
   * Identifies an item of `previous`, such as by its id.
   *
   * @default the item itself, which fits ids, and objects of the same array
   */
  readonly key?: ((item: Item) => unknown) | undefined;
}

/** What has become of all items. */
export interface BulkResult<Item, Value> {
  /** One for each item, in the order of the source. */
  readonly outcomes: readonly BulkOutcome<Item, Value>[];
  /** What the function gave for those that are done, in the order of the source. */
  readonly values: readonly Value[];
  readonly failures: readonly Extract<BulkOutcome<Item, Value>, { status: "failed" }>[];
  /** Those that were not begun, as far as the source told them, or were cut short. */
  readonly pending: readonly Extract<BulkOutcome<Item, Value>, { status: "pending" }>[];
  /**
   * Why the work ended: all items had their turn, `stopOnError` said so, `signal` was aborted, or the
   * source threw.
   */
  readonly ended: "complete" | "stopped" | "aborted" | "sourceFailed";
  /** The failure that stopped it, the reason of `signal`, or what the source threw. */
  readonly reason?: unknown;
}
