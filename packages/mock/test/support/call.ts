import { chooseRules } from "../../src/rules/index.js";
import type { Project } from "../../src/state/project.js";

/** What a handler gets beside path and body, for a test that calls one itself. */
export function callOn(project: Project) {
  return {
    project,
    query: undefined as never,
    requestId: "00000000000000000000000000000000",
    now: new Date(),
    rules: chooseRules(),
    begin: () => undefined,
  };
}
