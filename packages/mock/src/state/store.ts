import type { ApiModule } from "../api-module.js";
import { type Project, type ProjectFactory, projectFactory } from "./project.js";
import type { ProjectKey } from "./project-key.js";
import { clearProject } from "./resources/clear.js";
import { networkResources } from "./resources/network.js";
import type { ResourceKind } from "./resources/resource-kind.js";

/** The state of one cloud: projects by region and id, each made when it is first asked for. */
export class Store {
  /** Every kind of resource, each after those that it depends on. */
  readonly kinds: readonly ResourceKind[];
  readonly #create: ProjectFactory;
  readonly #regions = new Map<string, Map<string, Project>>();

  constructor(apis: readonly ApiModule[]) {
    this.kinds = [...networkResources, ...apis.flatMap(({ resources }) => resources)];
    this.#create = projectFactory(apis);
  }

  /** The project of any id in any region. */
  project(key: ProjectKey): Project {
    const known = this.#regions.get(key.region)?.get(key.id);
    if (known !== undefined) return known;
    const project = this.#create(key);
    this.replace(project);
    return project;
  }

  /** The project of an id in a region, to be looked at: one that is new is not kept. */
  peek({ region, id }: ProjectKey): Project {
    return this.#regions.get(region)?.get(id) ?? this.#create({ region, id });
  }

  /** Creates a project without anything in it, which is not yet one of the store. */
  emptyProject(key: ProjectKey): Project {
    const project = this.#create(key);
    clearProject(project, this.kinds, () => false);
    return project;
  }

  /** Creates a project with what every account has, which is not yet one of the store. */
  accountProject(key: ProjectKey): Project {
    const project = this.#create(key);
    clearProject(project, this.kinds, (kind, item) => kind.belongsToAccount?.(item) ?? false);
    return project;
  }

  /** Takes a project in place of the one with its region and id. */
  replace(project: Project): void {
    const projects = this.#regions.get(project.region) ?? new Map<string, Project>();
    this.#regions.set(project.region, projects.set(project.id, project));
  }

  /** Every project that was asked for. */
  projects(): Project[] {
    return [...this.#regions.values()].flatMap((projects) => [...projects.values()]);
  }

  /** Forgets every project; each starts over. */
  reset(): void {
    this.#regions.clear();
  }
}
