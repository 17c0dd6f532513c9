import type { TransitionName } from "../apis/types.js";
import type { Finish } from "../transitions/transition.js";
import type { Project } from "./project.js";
import type { Store } from "./store.js";

/** How each transition ends. */
export type Finishers = Partial<Readonly<Record<TransitionName, Finish<Project>>>>;

/** Ends every transition of a project whose time has come, the earliest first. */
export function applyDueTransitions(project: Project, now: Date, finishers: Finishers): void {
  const time = now.getTime();
  for (;;) {
    const due = project.timeline.takeDue(time);
    if (due === undefined) return;
    for (const { transition, id, at } of due) finishers[transition]?.(project, id, new Date(at));
  }
}

/** Ends every transition of a cloud whose time has come. */
export function applyAllDueTransitions(store: Store, now: Date, finishers: Finishers): void {
  for (const project of store.projects()) applyDueTransitions(project, now, finishers);
}
