import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "./clone.js";

/** One line of the table. */
export interface Row {
  /** For `--rows`. */
  readonly name: string;
  readonly what: string;
  /** Seconds. */
  readonly goal: number;
  /** Measures once, in seconds; `run` counts from 1. */
  measure(clone: Clone, run: number): Promise<number>;
}

const NO_DOCS = "--filter=!@hcnet/docs";
const BUILD = ["scripts/turbo.mjs", "build"];
const LINT = ["scripts/turbo.mjs", "lint", "lint:code", "lint:prose"];

const node = (clone: Clone, args: readonly string[]): Promise<number> =>
  clone.time(process.execPath, ...args);

function cold(clone: Clone, args: readonly string[]): Promise<number> {
  clone.clear();
  return node(clone, args);
}

/** Runs it twice, and measures the second time. */
async function again(clone: Clone, args: readonly string[]): Promise<number> {
  await node(clone, args);
  return node(clone, args);
}

/** Adds to one line of a document; each run differs from all that are cached. */
async function afterLine(clone: Clone, run: number): Promise<number> {
  await node(clone, BUILD);
  const file = join(clone.directory, "specs/publicips/openapi.yaml");
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/^( {2}title: .*)$/m, `$1 ${run}`);
  if (changed === text) throw new Error("specs/publicips/openapi.yaml: expected a title, got none");
  writeFileSync(file, changed);
  try {
    return await node(clone, [...BUILD, NO_DOCS]);
  } finally {
    writeFileSync(file, text);
  }
}

/** Every measurement, in the order of the table. */
export const rows: readonly Row[] = [
  {
    name: "build-cold",
    what: "`pnpm build`, empty cache",
    goal: 25,
    measure: (clone) => cold(clone, BUILD),
  },
  {
    name: "build-cold-without-docs",
    what: "`pnpm build` without docs, empty cache",
    goal: 15,
    measure: (clone) => cold(clone, [...BUILD, NO_DOCS]),
  },
  {
    name: "build-again",
    what: "`pnpm build` again, nothing changed",
    goal: 1,
    measure: (clone) => again(clone, BUILD),
  },
  {
    name: "build-line",
    what: "`pnpm build` without docs after one line in `specs/publicips`",
    goal: 6,
    measure: afterLine,
  },
  {
    name: "lint-cold",
    what: "`pnpm lint`, empty cache",
    goal: 5,
    measure: (clone) => cold(clone, LINT),
  },
  {
    name: "lint-again",
    what: "`pnpm lint` again, nothing changed",
    goal: 1.5,
    measure: (clone) => again(clone, LINT),
  },
  {
    name: "test-cold",
    what: "`npm test`, empty cache",
    goal: 150,
    measure: (clone) => {
      clone.clear();
      return clone.time("npm", "test");
    },
  },
  {
    name: "test-again",
    what: "`npm test` again, nothing changed",
    goal: 20,
    measure: async (clone) => {
      await clone.time("npm", "test");
      return clone.time("npm", "test");
    },
  },
];
