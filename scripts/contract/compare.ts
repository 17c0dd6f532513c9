import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
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

/** Returns the contents of all files below a directory by their path in it. */
function contentsOf(directory: string): ReadonlyMap<string, string> {
  if (!existsSync(directory)) return new Map();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    files.map((file) => [relative(directory, file), readFileSync(file, "base64")] as const),
  );
}

function differs(one: string, other: string): boolean {
  const [before, after] = [contentsOf(one), contentsOf(other)];
  if (before.size !== after.size) return true;
  return [...before].some(([file, content]) => after.get(file) !== content);
}

async function compareApi(
  api: string,
  base: string,
  revision: string,
  sharedDiffers: boolean,
): Promise<ApiChanges> {
  const whole = { operation: undefined, file: join(api, "openapi.yaml"), line: 1 };
  const isIn = (specs: string) => existsSync(join(specs, api, "openapi.yaml"));
  if (!isIn(revision)) return { api, changes: [{ ...whole, impact: "breaking", text: "removed" }] };
  if (!isIn(base)) return { api, changes: [{ ...whole, impact: "feature", text: "added" }] };
  const ownFilesDiffer = differs(join(base, api), join(revision, api));
  if (!ownFilesDiffer && !sharedDiffers) return { api, changes: [] };
  const changes = [
    ...(await wireChanges(api, base, revision)),
    ...clientChanges(api, base, revision),
  ];
  if (changes.length === 0 && ownFilesDiffer) {
    changes.push({ ...whole, impact: "documentation", text: "changed descriptions or examples" });
  }
  return { api, changes };
}

/** Compares two versions of `specs/`, API by API; APIs without a change are not in the result. */
export async function compareSpecs(base: string, revision: string): Promise<ApiChanges[]> {
  const apis = [...new Set([...apisOf(base), ...apisOf(revision)])].sort();
  const sharedDiffers = differs(join(base, "shared"), join(revision, "shared"));
  const compared = await Promise.all(
    apis.map((api) => compareApi(api, base, revision, sharedDiffers)),
  );
  return compared.filter(({ changes }) => changes.length > 0);
}
