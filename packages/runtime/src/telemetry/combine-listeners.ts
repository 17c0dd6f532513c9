import type { CallListener } from "./events.js";
import { notify } from "./notify.js";

/** Combines listeners into one. Each receives every event, even if others throw. */
export function combineListeners(...listeners: readonly CallListener[]): CallListener {
  return (event) => {
    for (const listener of listeners) notify(listener, event);
  };
}
