import type { Output } from "./surroundings.js";

/** Progress in one line of standard error. */
export interface Progress {
  /** Replaces the line on a terminal; elsewhere nothing is shown. */
  show(text: string): void;
  /** Ends the line. */
  end(): void;
}

/** Creates the progress of a command. */
export function createProgress({ write, isTerminal }: Output): Progress {
  let isShown = false;
  return {
    show(text) {
      if (!isTerminal) return;
      write(`\r\u001b[K${text}`);
      isShown = true;
    },
    end() {
      if (isShown) write("\n");
      isShown = false;
    },
  };
}
