/** One place in a {@link TurnQueue}. */
export interface QueuedPermit {
  readonly grant: () => void;
  previous: QueuedPermit | undefined;
  next: QueuedPermit | undefined;
  isQueued: boolean;
}

/**
 * A queue from which a turn can be removed wherever it is, in constant time. A `Set` would do, but
 * finding its first element skips all that were deleted before it.
 */
export class PermitQueue {
  #first: QueuedPermit | undefined;
  #last: QueuedPermit | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get first(): QueuedPermit | undefined {
    return this.#first;
  }

  /** Appends a turn. */
  add(grant: () => void): QueuedPermit {
    const turn: QueuedPermit = { grant, previous: this.#last, next: undefined, isQueued: true };
    if (this.#last === undefined) this.#first = turn;
    else this.#last.next = turn;
    this.#last = turn;
    this.#size += 1;
    return turn;
  }

  /** Removes a turn; false if it is not in the queue any more. */
  remove(turn: QueuedPermit): boolean {
    if (!turn.isQueued) return false;
    const { previous, next } = turn;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    turn.isQueued = false;
    this.#size -= 1;
    return true;
  }
}
