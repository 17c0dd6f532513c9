// Results that a later build takes over, in a place that git and turbo ignore.

import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where builds keep what may be lost. */
export const CACHE = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));

const fileOf = (name: string): string => join(CACHE, `${name}.json`);

/** Reads what was kept under a name; nothing if it is missing, broken or of another version. */
export async function readCache<Value>(
  name: string,
  version: string,
): Promise<ReadonlyMap<string, Value>> {
  try {
    const kept = JSON.parse(await readFile(fileOf(name), "utf8"));
    return kept.version === version ? new Map<string, Value>(kept.entries) : new Map();
  } catch {
    return new Map();
  }
}

/** Keeps entries under a name, in place of those that are there. */
export async function writeCache<Value>(
  name: string,
  version: string,
  entries: ReadonlyMap<string, Value>,
): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = `${fileOf(name)}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ version, entries: [...entries] }));
  await rename(draft, fileOf(name));
}
