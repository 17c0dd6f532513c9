/**
 * Listens once to a caller's signal, however many calls of a session share it: Node warns of a leak
 * at the eleventh listener, and looks through all of them to add or remove one.
 */
export class SharedSignals {
  readonly #parties = new WeakMap<AbortSignal, Party>();

  /** Has a function called when the signal is aborted, until what is given back is called. */
  listen(signal: AbortSignal, abort: () => void): () => void {
    const party = this.#parties.get(signal) ?? new Party();
    if (party.members.size === 0) {
      this.#parties.set(signal, party);
      signal.addEventListener("abort", party);
    }
    party.members.add(abort);
    return () => {
      party.members.delete(abort);
      if (party.members.size === 0) signal.removeEventListener("abort", party);
    };
  }
}

/** Those who wait for one signal. */
class Party implements EventListenerObject {
  readonly members = new Set<() => void>();

  handleEvent(): void {
    for (const abort of this.members) abort();
  }
}
