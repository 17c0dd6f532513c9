import type { CallListener } from "./events.js";
import { notify } from "./notify.js";

/** One listener out of several. Each hears everything, whatever the others throw. */
export function combineListeners(...listeners: readonly CallListener[]): CallListener {
  return (event) => {
    for (const listener of listeners) notify(listener, event);
  };
}
