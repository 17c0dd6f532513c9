import type { CallListener } from "./events.js";

/** One listener out of several. Each hears everything, whatever the others throw. */
export function combineListeners(...listeners: readonly CallListener[]): CallListener {
  return (event) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch {
        // Watching must not break a call, nor keep others from it.
      }
    }
  };
}
