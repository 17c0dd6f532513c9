import { type SortedMap, sortedMap } from "./sorted-map.js";

/**
 * Resources in the order of their ids. A page is found by where its marker would stand, so it needs
 * neither the resource of the marker nor a look at those before it.
 */
export class OrderedById<T extends { readonly id: string }> {
  readonly #items: SortedMap<string, T> = sortedMap();

  constructor(items: Iterable<T> = []) {
    for (const item of items) this.put(item);
  }

  /** How many there are. */
  get size(): number {
    return this.#items.size;
  }

  /** The resource of an id. */
  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  /** All of them, in the order of their ids. */
  values(): Iterable<T> {
    return this.#items.values();
  }

  /** Adds a resource, or takes it in place of the one with its id. */
  put(item: T): void {
    this.#items.set(item.id, item);
  }

  /** Takes a resource away; false if there is none. */
  delete(id: string): boolean {
    return this.#items.delete(id);
  }

  /** Upwards, those whose ids are greater than the marker; all of them without one. */
  *after(marker: string | undefined): Generator<T, void, undefined> {
    const first = marker === undefined ? this.#items.minKey() : this.#items.nextHigherKey(marker);
    if (first !== undefined) yield* this.#items.values(first);
  }

  /** Downwards, those whose ids are smaller than the marker; all of them without one. */
  *before(marker: string | undefined): Generator<T, void, undefined> {
    for (const [, item] of this.#items.entriesReversed(marker, undefined, true)) yield item;
  }
}
