import { watch } from "node:fs";
import { join, sep } from "node:path";
import { ROOT } from "../lib/apis.js";

const SETTLE_MS = 200;
const PLACES = ["specs", "packages", "scripts"];
// What a build writes, or tools leave behind, is no source.
const NOT_SOURCES = new Set([
  "node_modules",
  "dist",
  "generated",
  "generated.draft",
  ".turbo",
  "test",
]);

const isSource = (name: string): boolean => !name.split(sep).some((part) => NOT_SOURCES.has(part));

/**
 * Calls back when sources have changed and then rested for a moment; changes during a call lead to
 * one more. (turbo's own watch skips files outside the packages, and so over the specs.)
 */
export function watchSources(onChange: (changed: string) => Promise<void>): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let waiting: string | undefined;

  async function run(): Promise<void> {
    if (running || waiting === undefined) return;
    const changed = waiting;
    waiting = undefined;
    running = true;
    try {
      await onChange(changed);
    } finally {
      running = false;
      await run();
    }
  }

  const watchers = PLACES.map((place) =>
    watch(join(ROOT, place), { recursive: true }, (_, name) => {
      if (name === null || !isSource(name)) return;
      waiting = join(place, name);
      clearTimeout(timer);
      timer = setTimeout(run, SETTLE_MS);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
