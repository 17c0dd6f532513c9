import type { Seed } from "@hcnet/mock";
import type { InProcessCloud } from "@hcnet/mock/browser";
import { createRedact, type Json } from "@hcnet/operations";
import type { Session } from "@hcnet/runtime";
import type { CallToolResult, Tool } from "@modelcontextprotocol/server";
import type { Audit } from "./audit.js";
import { audited, problemOf } from "./call-tool.js";
import { failure, result } from "./results.js";

/** What the tools of the mock cloud share. */
export interface MockContext {
  readonly cloud: InProcessCloud;
  readonly session: Session;
  readonly audit: Audit;
}

/** A tool that changes the mock cloud itself. */
export interface MockTool {
  readonly tool: Tool;
  readonly run: (cloud: InProcessCloud, args: Json, session: Session) => Json | Promise<Json>;
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
    {
      seed: object(
        "Resources by kind, such as publicips: [{ alias }]. project_id and region are those of this server by default.",
      ),
    },
    async (cloud, { seed }, session) => {
      const { region } = session;
      const project_id = await session.resolveProjectId();
      const place = { project_id, ...(region === undefined ? {} : { region }) };
      return { ids: cloud.seed({ ...place, ...(seed as Partial<Seed>) }) };
    },
  ),
  mockTool(
    "mockAddFault",
    "Adds a fault rule, such as { operation: 'listPublicips', times: 1, effect: { type: 'response', status: 503 } }.",
    { rule: object("What the rule matches, and its effect.") },
    (cloud, { rule }) => ({
      ids: cloud.faults.add(rule as Parameters<InProcessCloud["faults"]["add"]>[0]),
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
    "Returns the state of the mock cloud, for mockRestore. Secrets, such as bgp_md5, are [redacted], also once it is restored.",
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
      cloud.restore(snapshot as Parameters<InProcessCloud["restore"]>[0]);
      return {};
    },
  ),
  mockTool("mockReset", "Restores the resources that the mock cloud starts with.", {}, (cloud) => {
    cloud.reset();
    return {};
  }),
];

/** Checks the arguments of a tool of the mock cloud, and calls it. */
export async function callMockTool(
  { tool, run }: MockTool,
  { cloud, session, audit }: MockContext,
  args: Json,
): Promise<CallToolResult> {
  const { name } = tool;
  const failed = (outcome: "rejected" | "failed", reason: string): CallToolResult =>
    audited(failure(`${name}: ${reason}`), false, () => audit({ tool: name, outcome, reason }));
  const problem = await problemOf(tool.inputSchema, args);
  if (problem !== undefined) return failed("rejected", `arguments: ${problem}`);
  try {
    audit({ tool: name, outcome: "sending" });
    const done = result(await run(cloud, args, session), `${name}: done.`);
    return audited(done, true, () => audit({ tool: name, outcome: "written" }));
  } catch (error) {
    return failed("failed", withoutValues((error as Error).message, args));
  }
}

/** Removes the arguments that an error of the mock cloud quotes: a misplaced one may be a secret. */
function withoutValues(reason: string, args: Json): string {
  const quoted: string[] = [];
  JSON.stringify(args, (_, value: unknown) => {
    if (typeof value === "string") quoted.push(JSON.stringify(value));
    return value;
  });
  return createRedact(quoted)(reason);
}
