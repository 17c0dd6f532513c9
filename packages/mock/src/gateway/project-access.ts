import type { BehaviorChoices } from "../apis/types.js";
import type { AnyCall } from "../operation.js";
import { applyDueTransitions, type Finishers } from "../state/due-transitions.js";
import type { Store } from "../state/store.js";
import type { Durations } from "../transitions/index.js";
import type { IncomingRequest } from "./message.js";
import type { Route } from "./routes.js";

/** What of a cloud a call of a service comes to. */
export interface StateContext {
  readonly store: Store;
  readonly now: () => Date;
  /** Region of requests whose host names none. */
  readonly region: string;
  readonly behaviors: BehaviorChoices;
  readonly durations: Durations;
  readonly finishers: Finishers;
}

/** Opens the project of a call, in the region that the host names, with all due transitions applied. */
export function openProject(
  context: StateContext,
  { regionOf }: Pick<Route, "regionOf">,
  request: IncomingRequest,
  projectId: string,
): Pick<AnyCall, "project" | "now" | "behaviors" | "begin"> {
  const { store, region, finishers, durations, behaviors } = context;
  const named = regionOf(request.header("host") ?? "");
  const project = store.project({ region: named ?? region, id: projectId });
  const now = context.now();
  applyDueTransitions(project, now, finishers);
  return {
    project,
    now,
    behaviors,
    begin(transition, id) {
      const ms = durations[transition];
      project.timeline.add({ at: now.getTime() + ms, transition, id });
      return ms > 0;
    },
  };
}
