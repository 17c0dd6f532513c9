import { readFileSync } from "node:fs";
import type { InProcessCloud } from "@hcnet/mock/browser";
import {
  createRedact,
  type Json,
  loadOperations,
  type Operation,
  type Redact,
  SessionCalls,
  secretsOf,
  secretsOfEnvironment,
  sensitiveNames,
} from "@hcnet/operations";
import type { Session } from "@hcnet/runtime";
import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  Server,
  type ServerContext,
  type Tool,
} from "@modelcontextprotocol/server";
import { type Audit, auditFile } from "./audit.js";
import { audited, callTool } from "./call-tool.js";
import { callMockTool, MOCK_TOOLS } from "./mock-tools.js";
import { checkPattern, matches } from "./patterns.js";
import { Plans } from "./plans.js";
import { getPrompt, listPrompts } from "./prompts.js";
import {
  completeTemplate,
  listResources,
  listResourceTemplates,
  readResource,
} from "./resources.js";
import { failure } from "./results.js";
import { type OperationTool, toolsOf } from "./tools.js";

/** What the servers call, and what they may change. */
export interface McpServerOptions {
  /** Who calls, where and for which project. */
  readonly session: Session;
  /** Operations that become tools, such as `publicips` or `publicips:list*`; all by default. */
  readonly tools?: readonly string[] | undefined;
  /** Writes that are permitted, such as `publicips:update*`; none by default. */
  readonly allow?: readonly string[] | undefined;
  /** The mock cloud that the session calls: adds tools that seed it, break it and move its clock. */
  readonly mock?: InProcessCloud | undefined;
  /** File to which a JSON object is appended for each call of a tool. */
  readonly auditLog?: string | undefined;
  /** The time in milliseconds since 1970; that of the machine by default. */
  readonly now?: (() => number) | undefined;
}

const INSTRUCTIONS =
  "Huawei Cloud networking. A write first returns a plan and changes nothing; show the plan to the user before you confirm it. Binding, unbinding and creating are asynchronous: use the waitFor tools.";

/**
 * Creates the function that makes an MCP server for each connection; `serveStdio` and
 * `createMcpHandler` of the SDK take it. All servers share the session and the open plans.
 *
 * Each operation is a tool. A permitted write takes two steps: a plan, and its confirmation by the user
 * or, with a host that cannot ask the user, by a second call with the token of the plan.
 *
 * @throws Error naming an option that is invalid.
 */
export function createServerFactory(options: McpServerOptions): () => Server {
  const { session, allow = [], auditLog, mock, now = Date.now } = options;
  const operations = loadOperations();
  const calls = new SessionCalls(session);
  const audit: Audit = auditLog === undefined ? () => {} : auditFile(auditLog, now);
  const context = { calls, operations, allow, plans: new Plans(now) };
  const all = [...operations.values()].flatMap(toolsOf);
  const mockTools = mock === undefined ? [] : MOCK_TOOLS;
  const tools = [...select(all, options), ...mockTools.map(({ tool }) => tool)];
  const byName = new Map(all.map((each) => [each.tool.name, each]));
  const version = readVersion();
  const secrets = secretsOfEnvironment(process.env);
  const names = sensitiveNames(operations.values());
  const call = (
    server: Server,
    name: string,
    {
      args,
      mcp,
      audit,
    }: { readonly args: Json; readonly mcp: ServerContext["mcpReq"]; audit: Audit },
  ) => {
    const mockTool = mockTools.find(({ tool }) => tool.name === name);
    if (mock !== undefined && mockTool !== undefined)
      return callMockTool(mockTool, { cloud: mock, session, audit }, args);
    const called = byName.get(name);
    if (called === undefined) return unknownTool(name, audit);
    const elicitation = server.getClientCapabilities()?.elicitation;
    const canElicit = elicitation !== undefined && !("url" in elicitation && !elicitation.form);
    return callTool({ ...context, audit }, called, { arguments: args, mcp, canElicit });
  };
  return () => {
    const server = new Server(
      { name: "hcnet", version },
      {
        capabilities: { tools: {}, prompts: {}, resources: {}, completions: {} },
        instructions: INSTRUCTIONS,
      },
    );
    server.setRequestHandler("tools/list", () => ({ tools }));
    server.setRequestHandler("tools/call", async ({ params }, { mcpReq: mcp }) => {
      const { name, arguments: args = {} } = params;
      // Nothing that leaves the server repeats a secret, wherever the host or a service put it.
      const redact = createRedact([...secrets, ...secretsOf(args, names)]);
      const redacted: Audit = (record) => audit(redact(record));
      return redact(await call(server, name, { args, mcp, audit: redacted }));
    });
    addPromptsAndResources(server, createRedact(secrets));
    return server;
  };
}

const MAX_NAME_LENGTH = 100;

function unknownTool(given: string, audit: Audit): CallToolResult {
  const name = given.slice(0, MAX_NAME_LENGTH);
  const reason = `name: expected a tool of this server, got ${JSON.stringify(name)}`;
  return audited(failure(reason), false, () => audit({ tool: name, outcome: "rejected" }));
}

function addPromptsAndResources(server: Server, redact: Redact): void {
  server.setRequestHandler("prompts/list", () => ({ prompts: listPrompts() }));
  server.setRequestHandler("prompts/get", ({ params }) => {
    try {
      return redact(getPrompt(params.name, params.arguments ?? {}));
    } catch (error) {
      const message = redact((error as Error).message);
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
    }
  });
  server.setRequestHandler("resources/list", () => ({ resources: listResources() }));
  server.setRequestHandler("resources/templates/list", () => ({
    resourceTemplates: listResourceTemplates(),
  }));
  server.setRequestHandler("completion/complete", ({ params }) => completeTemplate(params));
  server.setRequestHandler("resources/read", ({ params }) => {
    const found = readResource(params.uri);
    if (found === undefined) throw new ResourceNotFoundError(redact(params.uri));
    return found;
  });
}

/** Lists the tools of a server without a session. */
export function listTools(options: Pick<McpServerOptions, "tools" | "allow">): readonly Tool[] {
  return select([...loadOperations().values()].flatMap(toolsOf), options);
}

/** Selects the tools to list: reads, and the writes that are permitted. */
function select(
  all: readonly OperationTool[],
  { tools = ["*"], allow = [] }: Pick<McpServerOptions, "tools" | "allow">,
): Tool[] {
  for (const pattern of tools) checkPattern("tools", pattern);
  for (const pattern of allow) checkPattern("allow", pattern);
  const has = (patterns: readonly string[], operation: Operation): boolean =>
    patterns.some((pattern) => matches(pattern, operation));
  return all
    .filter(({ operation }) => has(tools, operation))
    .filter(({ operation }) => operation.descriptor.method === "GET" || has(allow, operation))
    .map(({ tool }) => tool);
}

/** Reads the version of the package. */
export function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
