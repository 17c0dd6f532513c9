import type { Project } from "../project.js";

/** What there is when a resource of a seed is completed. */
export interface SeedContext {
  readonly project: Project;
  readonly now: Date;
}

/** What is declared of one kind of resource. */
export interface KindDefinition<T extends object> {
  /** The member of seeds and snapshots that lists these, such as `publicips`. */
  readonly name: string;
  /** What is wrong with a value as a whole one of these; it begins with the member. */
  problem(value: object): string | undefined;
  /** Adds what a seed omits. */
  complete(given: Partial<T>, context: SeedContext): T;
  /** What else of the project stands against it; it begins with the member. */
  conflict?(item: T, project: Project): string | undefined;
  /** Of all that there are, what makes it this one. */
  key(item: T): string;
  /** The members that a key stands for. */
  identify(key: string): Partial<T>;
  list(project: Project): Iterable<T>;
  /** How many there are, without a look at each. */
  count(project: Project): number;
  get(project: Project, key: string): T | undefined;
  put(project: Project, item: T): void;
  delete(project: Project, key: string): void;
  /** Whether every account has it, so that `clear` of a seed keeps it; false by default. */
  belongsToAccount?(item: T): boolean;
  /** Members whose values no snapshot may hold, as JSON pointers. */
  readonly secrets?: readonly string[];
}

/** A kind of resource of any type. */
export type ResourceKind = KindDefinition<object>;

/** Declares a kind. Callers that iterate over all kinds pass each only its own values. */
export function resourceKind<T extends object>(definition: KindDefinition<T>): ResourceKind {
  return definition as unknown as ResourceKind;
}

/** The ways to reach what a project holds of a kind. */
export type Reached<T extends object> = Pick<
  KindDefinition<T>,
  "key" | "identify" | "list" | "count" | "get" | "put" | "delete"
>;

interface Keyed<T> {
  readonly size: number;
  values(): Iterable<T>;
  get(key: string): T | undefined;
  delete(key: string): unknown;
}

const reached = <T extends object>(of: (project: Project) => Keyed<T>) => ({
  list: (project: Project) => of(project).values(),
  count: (project: Project) => of(project).size,
  get: (project: Project, key: string) => of(project).get(key),
  delete: (project: Project, key: string) => void of(project).delete(key),
});

// That a text member is one is left to the check of the resource.
const withMember = <T extends object>(member: keyof T, key: string): Partial<T> =>
  ({ [member]: key }) as Partial<T>;

/** How to reach what a map of the project holds, by a member of it. */
export function inMap<T extends object>(
  mapOf: (project: Project) => Map<string, T>,
  member: keyof T,
): Reached<T> {
  const key = (item: T): string => String(item[member] ?? "");
  return {
    ...reached<T>(mapOf),
    key,
    identify: (text) => withMember<T>(member, text),
    put: (project, item) => void mapOf(project).set(key(item), item),
  };
}

/** The same for what an ordered collection of the project holds, by id. */
export function inCollection<T extends { readonly id: string }>(
  collectionOf: (project: Project) => Keyed<T> & { put(item: T): void },
): Reached<T> {
  return {
    ...reached<T>(collectionOf),
    key: ({ id }) => id,
    identify: (key) => withMember<T>("id", key),
    put: (project, item) => collectionOf(project).put(item),
  };
}

/** The same for a set of texts, each of which is the only member of a resource. */
export function inSet<T extends object>(
  setOf: (project: Project) => Set<string>,
  member: keyof T,
): Reached<T> {
  const key = (item: T): string => String(item[member]);
  // It has no other member.
  const item = (text: string): T => withMember<T>(member, text) as T;
  return {
    key,
    identify: item,
    list: (project) => Array.from(setOf(project), item),
    count: (project) => setOf(project).size,
    get: (project, text) => (setOf(project).has(text) ? item(text) : undefined),
    put: (project, given) => void setOf(project).add(key(given)),
    delete: (project, text) => void setOf(project).delete(text),
  };
}
