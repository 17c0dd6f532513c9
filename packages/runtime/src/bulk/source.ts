/** What a source gives: an item, or its end. */
export type Step<Item> = { readonly item: Item } | undefined;

/** Items one by one, each when it is asked for. */
export class ItemSource<Item> {
  readonly #iterator: Iterator<Item> | AsyncIterator<Item>;
  #isClosed = false;
  /** Ends the wait for an item. */
  #leave: (() => void) | undefined;

  constructor(items: Iterable<Item> | AsyncIterable<Item>) {
    this.#iterator =
      Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  }

  /** The next item; undefined at the end, and at once when the source is closed. */
  async next(): Promise<Step<Item>> {
    if (this.#isClosed) return undefined;
    const step = this.#iterator.next();
    const { done, value } = step instanceof Promise ? await this.#wait(step) : await step;
    if (!done) return this.#isClosed ? undefined : { item: value };
    this.#isClosed = true;
    return undefined;
  }

  #wait(step: Promise<IteratorResult<Item>>): Promise<IteratorResult<Item>> {
    return new Promise((resolve, reject) => {
      this.#leave = () => resolve({ done: true, value: undefined });
      step.then(resolve, reject);
    }).finally(() => {
      this.#leave = undefined;
    }) as Promise<IteratorResult<Item>>;
  }

  /** Takes no more items, ends a wait for one, and lets the source clean up. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const isBusy = this.#leave !== undefined;
    this.#leave?.();
    const end = Promise.resolve(this.#iterator.return?.()).catch(() => {});
    // A source that is busy with an item would keep us waiting.
    if (!isBusy) await end;
  }
}
