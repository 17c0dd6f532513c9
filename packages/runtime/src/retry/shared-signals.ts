/**
 * Listens once to a caller's signal, however many calls of a session share it: Node warns of a leak
 * at the eleventh listener, and looks through all of them to add or remove one.
 */
export class SharedSignals {
  readonly #listeners = new WeakMap<AbortSignal, SharedListener>();

  /** Calls a function when the signal is aborted, until the returned function is called. */
  listen(signal: AbortSignal, abort: () => void): () => void {
    const listener = this.#listeners.get(signal) ?? new SharedListener();
    if (listener.callbacks.size === 0) {
      this.#listeners.set(signal, listener);
      signal.addEventListener("abort", listener);
    }
    listener.callbacks.add(abort);
    return () => {
      listener.callbacks.delete(abort);
      if (listener.callbacks.size === 0) signal.removeEventListener("abort", listener);
    };
  }
}

/** The listener of one signal, for all calls that share it. */
class SharedListener implements EventListenerObject {
  readonly callbacks = new Set<() => void>();

  handleEvent(): void {
    for (const abort of this.callbacks) abort();
  }
}
