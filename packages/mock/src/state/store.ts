import { createProject, type Project, readSeeds, type Seeds } from "./project.js";

/** The state of one cloud: projects by id, each made when it is first asked for. */
export class Store {
  readonly #seeds: Seeds = readSeeds();
  readonly #projects = new Map<string, Project>();

  /** The project of an id, whatever the id. */
  project(id: string): Project {
    const known = this.#projects.get(id);
    if (known !== undefined) return known;
    const project = createProject(id, this.#seeds);
    this.#projects.set(id, project);
    return project;
  }

  /** Forgets every project; each starts anew. */
  reset(): void {
    this.#projects.clear();
  }
}
