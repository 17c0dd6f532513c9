import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Change } from "./change.js";
import { clientChanges } from "./client-facts.js";
import { wireChanges } from "./oasdiff.js";

/** The changes of one API. */
export interface ApiChanges {
  readonly api: string;
  readonly changes: readonly Change[];
}

const apisOf = (specs: string): string[] =>
  readdirSync(specs).filter((name) => existsSync(join(specs, name, "openapi.yaml")));

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** Lists the files that an API consists of: its directory, and those that its references lead to. */
function filesOf(specs: string, api: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const pending = filesBelow(join(specs, api));
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const path = relative(specs, file);
    if (files.has(path) || !existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    files.set(path, text);
    for (const [, target = ""] of text.matchAll(/(?:\$ref|externalValue): *["']?([^"'#\s]+)/g)) {
      pending.push(join(dirname(file), target));
    }
  }
  return files;
}

/** Line of the first difference, from 1. */
function firstDifference(before = "", after = ""): number {
  const lines = before.split("\n");
  const at = after.split("\n").findIndex((line, index) => line !== lines[index]);
  return at === -1 ? 1 : at + 1;
}

/** A change of descriptions or examples in each file of an API that differs. */
function documentationChanges(api: string, base: string, revision: string): Change[] {
  const [before, after] = [filesOf(base, api), filesOf(revision, api)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names
    .filter((file) => before.get(file) !== after.get(file))
    .map((file) => ({
      impact: "documentation",
      text: "changed descriptions or examples",
      operation: undefined,
      file,
      line: firstDifference(before.get(file), after.get(file)),
    }));
}

async function compareApi(api: string, base: string, revision: string): Promise<ApiChanges> {
  const whole = { operation: undefined, file: join(api, "openapi.yaml"), line: 1 };
  const isIn = (specs: string) => existsSync(join(specs, api, "openapi.yaml"));
  if (!isIn(revision)) return { api, changes: [{ ...whole, impact: "breaking", text: "removed" }] };
  if (!isIn(base)) return { api, changes: [{ ...whole, impact: "feature", text: "added" }] };
  const documentation = documentationChanges(api, base, revision);
  if (documentation.length === 0) return { api, changes: [] };
  const changes = [
    ...(await wireChanges(api, base, revision)),
    ...clientChanges(api, base, revision),
  ];
  return { api, changes: changes.length === 0 ? documentation : changes };
}

/** Compares two versions of `specs/`, API by API; APIs without a change are not in the result. */
export async function compareSpecs(base: string, revision: string): Promise<ApiChanges[]> {
  const apis = [...new Set([...apisOf(base), ...apisOf(revision)])].sort();
  const compared = await Promise.all(apis.map((api) => compareApi(api, base, revision)));
  return compared.filter(({ changes }) => changes.length > 0);
}
