/**
 * Resources in the order of their ids. A page is found by where its marker would stand, so it needs
 * neither the resource of the marker nor a look at those before it.
 */
export class OrderedById<T extends { readonly id: string }> {
  readonly #items = new Map<string, T>();
  readonly #ids: string[] = [];

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

  /** All of them, in no certain order. */
  values(): Iterable<T> {
    return this.#items.values();
  }

  /** Adds a resource, or takes it in place of the one with its id. */
  put(item: T): void {
    if (!this.#items.has(item.id)) this.#ids.splice(this.#countBelow(item.id), 0, item.id);
    this.#items.set(item.id, item);
  }

  /** Takes a resource away; false if there is none. */
  delete(id: string): boolean {
    if (!this.#items.delete(id)) return false;
    this.#ids.splice(this.#countBelow(id), 1);
    return true;
  }

  /** Upwards, those whose ids are greater than the marker; all of them without one. */
  *after(marker: string | undefined): Generator<T, void, undefined> {
    let index = marker === undefined ? 0 : this.#countBelow(marker);
    if (this.#ids[index] === marker) index += 1;
    for (; index < this.#ids.length; index += 1) yield* this.#at(index);
  }

  /** Downwards, those whose ids are smaller than the marker; all of them without one. */
  *before(marker: string | undefined): Generator<T, void, undefined> {
    const end = marker === undefined ? this.#ids.length : this.#countBelow(marker);
    for (let index = end - 1; index >= 0; index -= 1) yield* this.#at(index);
  }

  *#at(index: number): Generator<T, void, undefined> {
    const item = this.#items.get(this.#ids[index] ?? "");
    if (item !== undefined) yield item;
  }

  #countBelow(id: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? "") < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
