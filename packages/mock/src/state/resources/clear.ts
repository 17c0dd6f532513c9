import type { Project } from "../project.js";
import type { ResourceKind } from "./resource-kind.js";

/** Deletes everything that a project has for which `isKept` is false, and all transitions. */
export function clearProject(
  project: Project,
  kinds: readonly ResourceKind[],
  isKept: (kind: ResourceKind, item: object) => boolean,
): void {
  for (const kind of [...kinds].reverse()) {
    for (const item of [...kind.list(project)]) {
      if (!isKept(kind, item)) kind.delete(project, kind.key(item));
    }
  }
  project.timeline.clear();
}
