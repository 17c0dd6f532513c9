import { apis } from "../../src/apis/index.js";
import { behaviors } from "../../src/apis/registers.js";
import type { TransitionName } from "../../src/apis/types.js";
import { chooseBehaviors } from "../../src/behaviors/index.js";
import type { Project } from "../../src/state/project.js";

/** Arguments of a handler other than path and body, for a test that calls one. Transitions end at once. */
export function callOn(project: Project) {
  const now = new Date();
  return {
    project,
    query: undefined as never,
    requestId: "00000000000000000000000000000000",
    now,
    behaviors: chooseBehaviors(behaviors),
    begin(transition: TransitionName, id: string) {
      for (const { finish } of apis) finish?.[transition]?.(project, id, now);
      return false;
    },
  };
}
