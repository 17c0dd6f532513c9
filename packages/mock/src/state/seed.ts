import type { SeedResources } from "../apis/types.js";
import { hintFor } from "../known-options.js";
import type { Project } from "./project.js";
import { isRegion } from "./project-key.js";
import { invalid } from "./resources/invalid.js";
import type { ResourceKind } from "./resources/resource-kind.js";
import type { Store } from "./store.js";

/**
 * Resources to put into a project, as JSON. One with the id of a resource that is there takes its
 * place; what is omitted of one is as in the documented examples, or generated.
 */
export interface Seed extends SeedResources {
  readonly project_id: string;
  /** Region of the project; that of the cloud by default. */
  readonly region?: string;
  /**
   * Whether everything that the project has is deleted first, except what every account has: the
   * default enterprise project `0` and the quotas; false by default.
   */
  readonly clear?: boolean;
}

/**
 * The ids of the resources of a seed, by kind and in the order of the seed: the `id`, or what
 * identifies a resource without one, such as the `type` of a quota.
 */
export type SeededIds = { readonly [Kind in keyof SeedResources]-?: readonly string[] };

/** The ids that a seed of type `S` returns: one object, or an array for an array of seeds. */
export type SeededIdsOf<S extends Seed | readonly Seed[]> = S extends readonly Seed[]
  ? readonly SeededIds[]
  : SeededIds;

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const HEAD = ["project_id", "region", "clear"];

function checkHead(
  seed: unknown,
  kinds: readonly ResourceKind[],
  field: string,
): asserts seed is Values {
  if (!isObject(seed)) throw invalid(field, "must be an object");
  const known = [...HEAD, ...kinds.map(({ name }) => name)];
  const unknown = Object.keys(seed).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw invalid(`${field}.${unknown}`, `unknown member; ${hintFor(unknown, known)}`);
  }
  const { project_id, region, clear } = seed;
  if (typeof project_id !== "string" || project_id === "") {
    throw invalid(`${field}.project_id`, "must be the id of a project");
  }
  if (region !== undefined && (typeof region !== "string" || !isRegion(region))) {
    throw invalid(`${field}.region`, "must be the id of a region, such as cn-north-4");
  }
  if (clear !== undefined && typeof clear !== "boolean") {
    throw invalid(`${field}.clear`, "must be true or false");
  }
}

/** A resource that was put, and what it took the place of. */
export interface Change {
  readonly kind: ResourceKind;
  readonly key: string;
  readonly id: string;
  readonly before: object | undefined;
}

function undo(project: Project, changes: readonly Change[]): void {
  for (const { kind, key, before } of [...changes].reverse()) {
    if (before === undefined) kind.delete(project, key);
    else kind.put(project, before);
  }
}

function idOf(kind: ResourceKind, item: object): string {
  if ("id" in item) return String(item.id);
  // The last field identifies it among those that belong to the same service.
  return String(Object.values(kind.identify(kind.key(item))).at(-1));
}

/** The list of a kind in a seed, each of it checked as far as it goes. */
function listedOf(seed: Values, kind: ResourceKind, field: string): readonly object[] {
  const listed = seed[kind.name] ?? [];
  if (!Array.isArray(listed)) throw invalid(`${field}.${kind.name}`, "must be a list");
  return listed;
}

// What a model requires of every resource, for the check of one that is not complete yet.
const ANY_ID = { id: "00000000-0000-4000-8000-000000000000" };

function checkPart(kind: ResourceKind, item: unknown, place: string): void {
  if (!isObject(item)) throw invalid(place, "must be an object");
  const problem = kind.problem(item);
  if (problem === undefined) return;
  const lacksId = !("id" in item) && problem.startsWith("id: ");
  const other = lacksId ? kind.problem({ ...ANY_ID, ...item }) : problem;
  if (other !== undefined) throw invalid(place, other);
}

function checkWhole(kind: ResourceKind, item: object, project: Project, place: string): void {
  const problem = kind.problem(item) ?? kind.conflict?.(item, project);
  if (problem !== undefined) throw invalid(place, problem);
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
  return { kind, key, id: idOf(kind, item), before };
}

/** Puts every resource of a seed into a project and returns them; `whole` if none has to be completed. */
export function putResources(
  project: Project,
  kinds: readonly ResourceKind[],
  seed: Values,
  { field, ...putting }: Putting,
): readonly Change[] {
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
          throw invalid(place, `expected another one than ${kind.name}[${same}], which it repeats`);
        }
        first.set(change.key, index);
      }
    }
  } catch (error) {
    undo(project, changes);
    throw error;
  }
  return changes;
}

function idsByKind(kinds: readonly ResourceKind[], changes: readonly Change[]): SeededIds {
  const pairs = kinds.map((kind) => {
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    return [kind.name, ids] as const;
  });
  // The cloud of a subset of the APIs has fewer kinds, and its seeds no others.
  return Object.fromEntries(pairs) as unknown as SeededIds;
}

/**
 * Puts the resources of seeds into their projects and returns their ids: all of a seed, or none if
 * one of it is wrong.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function seedStore(
  store: Store,
  seeds: unknown,
  { region, now }: { readonly region: string; readonly now: Date },
): SeededIds | readonly SeededIds[] {
  const listed: readonly unknown[] = Array.isArray(seeds) ? seeds : [seeds];
  const ids = listed.map((seed, index) => {
    const field = Array.isArray(seeds) ? `seeds[${index}]` : "seed";
    checkHead(seed, store.kinds, field);
    const key = { region: String(seed.region ?? region), id: String(seed.project_id) };
    const project = seed.clear === true ? store.accountProject(key) : store.project(key);
    const changes = putResources(project, store.kinds, seed, { field, now });
    store.replace(project);
    return idsByKind(store.kinds, changes);
  });
  const [first] = ids;
  return Array.isArray(seeds) || first === undefined ? ids : first;
}
