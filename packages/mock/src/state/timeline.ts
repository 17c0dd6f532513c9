import { type SortedMap, sortedMap } from "./sorted-map.js";

/** Something that will happen to a resource by itself. */
export interface DueTransition<Name extends string = string> {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly transition: Name;
  /** Of the resource that it happens to. */
  readonly id: string;
}

/** What is going to happen in a project, the earliest first; of one moment, in order of entry. */
export class Timeline<Name extends string = string> {
  readonly #due: SortedMap<number, DueTransition<Name>[]> = sortedMap();

  /** Adds one. */
  add(due: DueTransition<Name>): void {
    const together = this.#due.get(due.at);
    if (together === undefined) this.#due.set(due.at, [due]);
    else together.push(due);
  }

  /** Takes out those of the earliest moment that has come; undefined if none has. */
  takeDue(now: number): readonly DueTransition<Name>[] | undefined {
    const at = this.#due.minKey();
    if (at === undefined || at > now) return undefined;
    const due = this.#due.get(at);
    this.#due.delete(at);
    return due;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#due.clear();
  }

  /** All of them, in their order. */
  *values(): Generator<DueTransition<Name>, void, undefined> {
    for (const together of this.#due.values()) yield* together;
  }
}
