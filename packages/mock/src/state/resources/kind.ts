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
  /** Adds what a seed leaves out. */
  complete(given: Partial<T>, context: SeedContext): T;
  /** What else of the project stands against it; it begins with the member. */
  conflict?(item: T, project: Project): string | undefined;
  /** Of all that there are, what makes it this one. */
  key(item: T): string;
  list(project: Project): Iterable<T>;
  get(project: Project, key: string): T | undefined;
  put(project: Project, item: T): void;
  delete(project: Project, key: string): void;
  /** Members whose values no snapshot may hold, as JSON pointers. */
  readonly secrets?: readonly string[];
}

/** One kind of resource, whatever it is of. */
export type ResourceKind = KindDefinition<object>;

/** Declares a kind; whoever goes through all kinds hands each only what came from itself. */
export function resourceKind<T extends object>(definition: KindDefinition<T>): ResourceKind {
  return definition as unknown as ResourceKind;
}

interface Keyed<T> {
  values(): Iterable<T>;
  get(key: string): T | undefined;
  delete(key: string): unknown;
}

/** The four ways to reach what a map of the project holds. */
export function inMap<T extends object>(
  mapOf: (project: Project) => Map<string, T>,
  key: (item: T) => string,
): Pick<KindDefinition<T>, "key" | "list" | "get" | "put" | "delete"> {
  const put = (project: Project, item: T) => void mapOf(project).set(key(item), item);
  return { ...reached<T>(mapOf), key, put };
}

/** The same for what an ordered collection of the project holds. */
export function inCollection<T extends { readonly id: string }>(
  collectionOf: (project: Project) => Keyed<T> & { put(item: T): void },
): Pick<KindDefinition<T>, "key" | "list" | "get" | "put" | "delete"> {
  const put = (project: Project, item: T) => collectionOf(project).put(item);
  return { ...reached<T>(collectionOf), key: ({ id }) => id, put };
}

const reached = <T extends object>(of: (project: Project) => Keyed<T>) => ({
  list: (project: Project) => of(project).values(),
  get: (project: Project, key: string) => of(project).get(key),
  delete: (project: Project, key: string) => void of(project).delete(key),
});
