import { redact, type Session } from "@hcnet/runtime";
import { type CallToolResult, fromJsonSchema, Server } from "@modelcontextprotocol/server";
import manifest from "@hcnet/mcp/package.json" with { type: "json" };
import { type Input, loadOperations, type Operation } from "./operations.js";
import { Plans } from "./plans.js";
import type { Json } from "./schemas.js";

/** What the server calls, and what it may change. */
export interface McpServerOptions {
  /** Who calls, where and for which project. */
  readonly session: Session;
  /** Patterns of the operation ids of permitted writes, in which `*` is any text; none by default. */
  readonly allow?: readonly string[] | undefined;
  /** The time in milliseconds since 1970; that of the machine by default. */
  readonly now?: (() => number) | undefined;
}

/**
 * Creates an MCP server with a tool for each operation, to be connected to a transport. A permitted
 * write takes two calls: the first returns a plan with a token, the second performs it.
 */
export function createMcpServer(options: McpServerOptions): Server {
  const { session, allow = [], now = Date.now } = options;
  const operations = loadOperations(session);
  const plans = new Plans(now);
  const tools = [...operations.values()].map(({ tool }) => tool);
  const { name, version } = manifest;
  const server = new Server({ name, version }, { capabilities: { tools: {} } });

  const write = async (operation: Operation, input: Input, confirm: unknown): Promise<Json> => {
    const { operationId } = operation.descriptor;
    if (!allow.some((pattern) => matches(pattern, operationId))) {
      throw new Error(`${operationId}: expected a permitted write, got one that no --allow matches`);
    }
    if (confirm === undefined) return { plan: await planOf(operation, input) };
    const problem = plans.consume(String(confirm), operationId, input);
    if (problem !== undefined) throw new Error(problem);
    return { response: await callRedacted(operation, input) };
  };

  const planOf = async (operation: Operation, input: Input): Promise<Json> => {
    const { descriptor, service, show } = operation;
    const shown = show === undefined ? undefined : operations.get(show);
    const current = shown && (await callRedacted(shown, { path: input.path ?? {} }));
    const path = pathOf(descriptor, { ...input.path, project_id: await session.resolveProjectId() });
    const { token, expiresAt } = plans.create(descriptor.operationId, input);
    const body = redact(input.body, descriptor.sensitive?.request ?? []);
    return {
      request: {
        method: descriptor.method,
        url: session.endpointOf(service) + path,
        ...(body === undefined ? {} : { body }),
      },
      ...(current === undefined ? {} : { current }),
      confirm: token,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  };

  server.setRequestHandler("tools/list", () => ({ tools }));
  server.setRequestHandler("tools/call", async ({ params }): Promise<CallToolResult> => {
    const operation = operations.get(params.name);
    if (operation === undefined) return failure("name: expected an operation id, got another");
    try {
      const given: Json = params.arguments ?? {};
      await checkArguments(operation, given);
      const { confirm, ...input } = given;
      const { method } = operation.descriptor;
      const structuredContent =
        method === "GET"
          ? ((await callRedacted(operation, input)) as Json)
          : await write(operation, input, confirm);
      return { structuredContent, content: [{ type: "text", text: lineOf(operation, structuredContent) }] };
    } catch (error) {
      return failure((error as Error).message);
    }
  });
  return server;
}

async function checkArguments({ tool }: Operation, given: Json): Promise<void> {
  const result = await fromJsonSchema(tool.inputSchema)["~standard"].validate(given);
  if (result.issues === undefined) return;
  throw new Error(`arguments: ${result.issues.map(({ message }) => message).join("; ")}`);
}

async function callRedacted({ call, descriptor }: Operation, input: Input): Promise<unknown> {
  const data = await call(input);
  return redact(data ?? null, descriptor.sensitive?.response ?? []);
}

function pathOf({ path, pathArguments = {} }: Operation["descriptor"], values: Json): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[pathArguments[name] ?? name])),
  );
}

function matches(pattern: string, operationId: string): boolean {
  const [first = "", ...rest] = pattern.split("*").map((part) => part.replace(/\W/g, "\\$&"));
  return new RegExp(`^${[first, ...rest].join(".*")}$`).test(operationId);
}

function lineOf({ tool, descriptor }: Operation, { plan }: Json): string {
  const title = tool.title ?? descriptor.operationId;
  return plan === undefined ? `${title}: done.` : `${title}: planned; nothing has changed yet.`;
}

const failure = (text: string): CallToolResult => ({
  isError: true,
  content: [{ type: "text", text }],
});
