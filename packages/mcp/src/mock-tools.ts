import type { MockCloud } from "@hcnet/mock";
import type { Json } from "@hcnet/operations";
import type { CallToolResult, Tool } from "@modelcontextprotocol/server";
import type { Audit } from "./audit.js";
import { audited } from "./call-tool.js";
import { failure, result } from "./results.js";

/** A tool that changes the mock cloud itself. */
export interface MockTool {
  readonly tool: Tool;
  readonly run: (cloud: MockCloud, args: Json) => Json;
}

const mockTool = (
  name: string,
  description: string,
  properties: Json,
  run: MockTool["run"],
): MockTool => ({
  tool: {
    name,
    description,
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    inputSchema: {
      type: "object",
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    } as Tool["inputSchema"],
  },
  run,
});

const object = (description: string): Json => ({ type: "object", description });

/** The tools of a server with a mock cloud. */
export const MOCK_TOOLS: readonly MockTool[] = [
  mockTool(
    "mockSeed",
    "Adds resources to a project of the mock cloud, and returns their ids.",
    { seed: object("project_id, and resources by kind, such as publicips: [{ alias }].") },
    (cloud, { seed }) => ({ ids: cloud.seed(seed as Parameters<MockCloud["seed"]>[0]) }),
  ),
  mockTool(
    "mockAddFault",
    "Adds a fault rule, such as { operation: 'listPublicips', times: 1, effect: { type: 'response', status: 503 } }.",
    { rule: object("What the rule matches, and its effect.") },
    (cloud, { rule }) => ({
      ids: cloud.faults.add(rule as Parameters<MockCloud["faults"]["add"]>[0]),
    }),
  ),
  mockTool("mockClearFaults", "Removes all fault rules.", {}, (cloud) => {
    cloud.faults.clear();
    return {};
  }),
  mockTool(
    "mockAdvanceClock",
    "Moves the clock of the mock cloud forward, which completes asynchronous changes.",
    { ms: { type: "number", minimum: 0, description: "Milliseconds." } },
    (cloud, { ms }) => {
      cloud.clock.advance(ms as number);
      return { now: cloud.clock.now().toISOString() };
    },
  ),
  mockTool(
    "mockSnapshot",
    "Returns the state of the mock cloud, for mockRestore.",
    {},
    (cloud) => ({
      snapshot: cloud.snapshot(),
    }),
  ),
  mockTool(
    "mockRestore",
    "Replaces the state of the mock cloud with a snapshot.",
    { snapshot: object("What mockSnapshot returned.") },
    (cloud, { snapshot }) => {
      cloud.restore(snapshot as Parameters<MockCloud["restore"]>[0]);
      return {};
    },
  ),
  mockTool("mockReset", "Restores the resources that the mock cloud starts with.", {}, (cloud) => {
    cloud.reset();
    return {};
  }),
];

/** Calls a tool of the mock cloud. */
export function callMockTool(
  { tool, run }: MockTool,
  cloud: MockCloud,
  args: Json,
  audit: Audit,
): CallToolResult {
  const { name } = tool;
  try {
    audit({ tool: name, outcome: "sending" });
    const done = result(run(cloud, args), `${name}: done.`);
    return audited(done, true, () => audit({ tool: name, outcome: "written" }));
  } catch (error) {
    const reason = (error as Error).message;
    const failed = failure(`${name}: ${reason}`);
    return audited(failed, false, () => audit({ tool: name, outcome: "failed", reason }));
  }
}
