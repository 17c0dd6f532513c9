import type { Project } from "../project.js";
import { resourceKinds } from "./index.js";

/** Takes everything out of a project, also what is going to happen. */
export function clearProject(project: Project): void {
  for (const kind of [...resourceKinds].reverse()) {
    for (const item of [...kind.list(project)]) kind.delete(project, kind.key(item));
  }
  project.timeline.clear();
}
