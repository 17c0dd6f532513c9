import { createProject, type Project, readSeeds, type Seeds } from "./project.js";
import type { ProjectKey } from "./project-key.js";
import { clearProject } from "./resources/clear.js";

/** The state of one cloud: projects by region and id, each made when it is first asked for. */
export class Store {
  readonly #seeds: Seeds = readSeeds();
  readonly #regions = new Map<string, Map<string, Project>>();

  /** The project of an id in a region, whatever they are. */
  project(key: ProjectKey): Project {
    const known = this.#regions.get(key.region)?.get(key.id);
    if (known !== undefined) return known;
    const project = createProject(key, this.#seeds);
    this.replace(project);
    return project;
  }

  /** A project without anything in it, which is not yet one of the store. */
  emptyProject(key: ProjectKey): Project {
    const project = createProject(key, this.#seeds);
    clearProject(project);
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

  /** Forgets every project; each starts anew. */
  reset(): void {
    this.#regions.clear();
  }
}
