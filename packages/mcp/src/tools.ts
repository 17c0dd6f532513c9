import type { CatalogWaiter, Json, Operation } from "@hcnet/operations";
import type { Tool } from "@modelcontextprotocol/server";

/** A tool that calls an operation, or waits with it. */
export interface OperationTool {
  readonly tool: Tool;
  readonly operation: Operation;
  readonly waiter?: CatalogWaiter;
}

const CONFIRM = {
  type: "string",
  description: "Token of the plan. Without it, the tool returns a plan and changes nothing.",
};
const CURSOR = { type: "string", description: "nextCursor of the previous page." };
const TIMEOUT = { type: "number", exclusiveMinimum: 0, description: "Time limit in seconds." };

/** Makes the tools of an operation: one that calls it, and one for each state to wait for. */
export function toolsOf(operation: Operation): readonly OperationTool[] {
  return [
    { tool: callTool(operation), operation },
    ...operation.waiters.map((waiter) => ({
      tool: waitTool(operation, waiter),
      operation,
      waiter,
    })),
  ];
}

function callTool(operation: Operation): Tool {
  const { descriptor, title, description, id } = operation;
  const isRead = descriptor.method === "GET";
  const extra = {
    ...(isRead ? {} : { confirm: CONFIRM }),
    ...(descriptor.pagination === undefined ? {} : { cursor: CURSOR }),
  };
  return {
    name: id,
    title,
    description,
    annotations: {
      title,
      readOnlyHint: isRead,
      destructiveHint: !isRead && operation.destructive !== undefined,
      idempotentHint: descriptor.idempotent,
      openWorldHint: true,
    },
    inputSchema: withProperties(operation.input, extra) as Tool["inputSchema"],
    outputSchema: (isRead ? readSchema(operation) : writeSchema(operation.response)) as NonNullable<
      Tool["outputSchema"]
    >,
  };
}

function waitTool(operation: Operation, { name, description }: CatalogWaiter): Tool {
  const title = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return {
    name,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    description,
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: true },
    inputSchema: withProperties(operation.input, {
      timeoutSeconds: TIMEOUT,
    }) as Tool["inputSchema"],
    outputSchema: readSchema(operation) as NonNullable<Tool["outputSchema"]>,
  };
}

function withProperties(schema: Json, properties: Json): Json {
  return { ...schema, properties: { ...(schema.properties as Json | undefined), ...properties } };
}

function readSchema({ response, descriptor }: Operation): Json {
  const schema = { type: "object", ...response };
  return descriptor.pagination === undefined
    ? schema
    : withProperties(schema, { nextCursor: { type: "string" } });
}

/** A write returns a plan first, and the response of the service once it is confirmed. */
function writeSchema({ $defs, ...response }: Json): Json {
  const text = { type: "string" };
  const plan = {
    type: "object",
    required: ["request", "destructive"],
    properties: {
      request: {
        type: "object",
        required: ["method", "url"],
        properties: { method: text, url: text, body: {} },
      },
      destructive: { type: "boolean" },
      current: {},
      difference: { type: "array", items: { type: "object" } },
      dryRun: text,
      notes: { type: "array", items: text },
      confirm: text,
      expiresAt: { ...text, format: "date-time" },
    },
  };
  return {
    type: "object",
    properties: { plan, response },
    additionalProperties: false,
    oneOf: [{ required: ["plan"] }, { required: ["response"] }],
    ...($defs === undefined ? {} : { $defs }),
  };
}
