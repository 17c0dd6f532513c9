import type { SeedResources } from "../apis/types.js";
import type { Project } from "./project.js";
import { isRegion } from "./project-key.js";
import type { ResourceKind } from "./resources/kind.js";
import { wrong } from "./resources/wrong.js";
import type { Store } from "./store.js";

/**
 * Resources to put into a project, as JSON. One with the id of a resource that is there takes its
 * place; what is left out of one is as in the documented examples, or drawn anew.
 */
export interface Seed extends SeedResources {
  readonly project_id: string;
  /** Region of the project; that of the cloud by default. */
  readonly region?: string;
  /** Whether everything that the project has is taken away first; false by default. */
  readonly clear?: boolean;
}

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const HEAD = ["project_id", "region", "clear"];

function checkHead(
  seed: unknown,
  kinds: readonly ResourceKind[],
  field: string,
): asserts seed is Values {
  if (!isObject(seed)) throw wrong(field, "must be an object");
  const known = [...HEAD, ...kinds.map(({ name }) => name)];
  const unknown = Object.keys(seed).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw wrong(`${field}.${unknown}`, `unknown member; known: ${known.join(", ")}`);
  }
  const { project_id, region, clear } = seed;
  if (typeof project_id !== "string" || project_id === "") {
    throw wrong(`${field}.project_id`, "must be the id of a project");
  }
  if (region !== undefined && (typeof region !== "string" || !isRegion(region))) {
    throw wrong(`${field}.region`, "must be the id of a region, such as cn-north-4");
  }
  if (clear !== undefined && typeof clear !== "boolean") {
    throw wrong(`${field}.clear`, "must be true or false");
  }
}

/** A resource that was put, and what it took the place of. */
export interface Change {
  readonly kind: ResourceKind;
  readonly key: string;
  readonly before: object | undefined;
}

function undo(project: Project, changes: readonly Change[]): void {
  for (const { kind, key, before } of [...changes].reverse()) {
    if (before === undefined) kind.delete(project, key);
    else kind.put(project, before);
  }
}

/** The list of a kind in a seed, each of it checked as far as it goes. */
function listedOf(seed: Values, kind: ResourceKind, field: string): readonly object[] {
  const listed = seed[kind.name] ?? [];
  if (!Array.isArray(listed)) throw wrong(`${field}.${kind.name}`, "must be a list");
  return listed;
}

// What a model requires of every resource, for the check of one that is not complete yet.
const ANY_ID = { id: "00000000-0000-4000-8000-000000000000" };

function checkPart(kind: ResourceKind, item: unknown, place: string): void {
  if (!isObject(item)) throw wrong(place, "must be an object");
  const problem = kind.problem(item);
  if (problem === undefined) return;
  const lacksId = !("id" in item) && problem.startsWith("id: ");
  const other = lacksId ? kind.problem({ ...ANY_ID, ...item }) : problem;
  if (other !== undefined) throw wrong(place, other);
}

function checkWhole(kind: ResourceKind, item: object, project: Project, place: string): void {
  const problem = kind.problem(item) ?? kind.conflict?.(item, project);
  if (problem !== undefined) throw wrong(place, problem);
}

/** How a resource is put. */
interface Putting {
  /** What it is called in the error. */
  readonly field: string;
  readonly now: Date;
  /** Whether it need not be completed. */
  readonly whole?: boolean;
}

/**
 * Puts one resource into a project.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function putResource(
  project: Project,
  kind: ResourceKind,
  given: unknown,
  { field, now, whole = false }: Putting,
): Change {
  if (!isObject(given) || !whole) checkPart(kind, given, field);
  const item = whole ? (given as object) : kind.complete(given as object, { project, now });
  checkWhole(kind, item, project, field);
  const key = kind.key(item);
  const before = kind.get(project, key);
  kind.put(project, structuredClone(item));
  return { kind, key, before };
}

/** Puts every resource of a seed into a project; `whole` if none has to be completed. */
export function putResources(
  project: Project,
  kinds: readonly ResourceKind[],
  seed: Values,
  { field, ...putting }: Putting,
): void {
  const changes: Change[] = [];
  try {
    for (const kind of kinds) {
      const first = new Map<string, number>();
      for (const [index, given] of listedOf(seed, kind, field).entries()) {
        const place = `${field}.${kind.name}[${index}]`;
        const change = putResource(project, kind, given, { field: place, ...putting });
        changes.push(change);
        const same = first.get(change.key);
        if (same !== undefined && putting.whole) {
          throw wrong(place, `expected another one than ${kind.name}[${same}], which it repeats`);
        }
        first.set(change.key, index);
      }
    }
  } catch (error) {
    undo(project, changes);
    throw error;
  }
}

/**
 * Puts the resources of seeds into their projects: all of a seed, or none if one of it is wrong.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function seedStore(
  store: Store,
  seeds: Seed | readonly Seed[],
  { region, now }: { readonly region: string; readonly now: Date },
): void {
  const listed: readonly unknown[] = Array.isArray(seeds) ? seeds : [seeds];
  for (const [index, seed] of listed.entries()) {
    const field = Array.isArray(seeds) ? `seeds[${index}]` : "seed";
    checkHead(seed, store.kinds, field);
    const key = { region: String(seed.region ?? region), id: String(seed.project_id) };
    if (seed.clear !== true) {
      putResources(store.project(key), store.kinds, seed, { field, now });
      continue;
    }
    const project = store.emptyProject(key);
    putResources(project, store.kinds, seed, { field, now });
    store.replace(project);
  }
}
