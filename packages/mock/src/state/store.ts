import { createProject, type Project, readSeeds, type Seeds } from "./project.js";
import type { ProjectKey } from "./project-key.js";

/** The state of one cloud: projects by region and id, each made when it is first asked for. */
export class Store {
  readonly #seeds: Seeds = readSeeds();
  readonly #regions = new Map<string, Map<string, Project>>();

  /** The project of an id in a region, whatever they are. */
  project(key: ProjectKey): Project {
    const projects = this.#regions.get(key.region) ?? new Map<string, Project>();
    this.#regions.set(key.region, projects);
    const known = projects.get(key.id);
    if (known !== undefined) return known;
    const project = createProject(key, this.#seeds);
    projects.set(key.id, project);
    return project;
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
