import type { Project } from "../project.js";
import type { ResourceKind } from "./kind.js";

/** Takes everything out of a project, also what is going to happen. */
export function clearProject(project: Project, kinds: readonly ResourceKind[]): void {
  for (const kind of [...kinds].reverse()) {
    for (const item of [...kind.list(project)]) kind.delete(project, kind.key(item));
  }
  project.timeline.clear();
}
