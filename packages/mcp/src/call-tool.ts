import { errorText, type Input, type Json } from "@hcnet/operations";
import {
  type CallToolResult,
  fromJsonSchema,
  type InputRequiredResult,
  type JsonSchemaType,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { nextCursor, withCursor } from "./paging.js";
import { failure, result } from "./results.js";
import type { OperationTool } from "./tools.js";
import { wait } from "./wait.js";
import { type CallResult, type WriteContext, write } from "./writes.js";

/** One call of a tool. */
export interface ToolCall {
  readonly arguments: Json;
  readonly mcp: ServerContext["mcpReq"];
  readonly canElicit: boolean;
}

/** Checks the arguments of a tool, calls it, and checks its output. */
export async function callTool(
  context: WriteContext,
  called: OperationTool,
  call: ToolCall,
): Promise<CallToolResult | InputRequiredResult> {
  const { tool, operation } = called;
  const { confirm, cursor, timeoutSeconds, ...input } = call.arguments;
  const { name: toolName } = tool;
  const record = (audit: CallResult["audit"]) => {
    context.audit({ tool: toolName, path: input.path, ...audit });
  };
  try {
    const problem = await problemOf(tool.inputSchema, call.arguments);
    if (problem !== undefined) throw new Error(`arguments: ${problem}`);
  } catch (error) {
    const reason = (error as Error).message;
    const entry = { tool: toolName, outcome: "rejected", reason } as const;
    return audited(failure(reason), false, () => context.audit(entry));
  }
  try {
    const { result: found, audit } = await dispatch(context, called, {
      ...{ input, confirm, cursor, call },
      timeoutSeconds: timeoutSeconds as number | undefined,
    });
    const isWritten = audit.outcome === "written";
    return audited(await checked(called, found), isWritten, () => record(audit));
  } catch (error) {
    const reason = errorText(error, operation.api);
    const text = reason.startsWith(toolName) ? reason : `${toolName}: ${reason}`;
    return audited(failure(text), false, () => record({ outcome: "failed", reason }));
  }
}

/**
 * Records a call that has ended. Without its entry in the audit log, only an error and the result of a
 * write are returned, as the write was made.
 */
export function audited<R extends CallToolResult | InputRequiredResult>(
  found: R,
  isWritten: boolean,
  record: () => void,
): R | CallToolResult {
  try {
    record();
    return found;
  } catch (error) {
    const { message } = error as Error;
    const { content = [], ...others } = found as CallToolResult;
    if (!isWritten && others.isError !== true) return failure(message);
    const text = isWritten ? `The write was made. ${message}` : message;
    return { ...others, content: [...content, { type: "text", text }] };
  }
}

interface Dispatched {
  readonly input: Input;
  readonly confirm: unknown;
  readonly cursor: unknown;
  readonly timeoutSeconds: number | undefined;
  readonly call: ToolCall;
}

async function dispatch(
  context: WriteContext,
  { operation, waiter }: OperationTool,
  { input, confirm, cursor, timeoutSeconds, call }: Dispatched,
): Promise<CallResult> {
  const { mcp, canElicit } = call;
  if (waiter !== undefined) {
    const data = await wait(context.calls, operation, waiter, { input, timeoutSeconds, mcp });
    return { result: result(data as Json, `${waiter.name}: done.`), audit: { outcome: "read" } };
  }
  if (operation.descriptor.method !== "GET") {
    return write(context, { operation, input, confirm, mcp, canElicit });
  }
  const page = withCursor(operation, input, cursor);
  const { data, requestId } = await context.calls.call(operation, page, { signal: mcp.signal });
  const next = nextCursor(operation, page, data, cursor);
  const content = { ...(data as Json), ...(next === undefined ? {} : { nextCursor: next }) };
  const audit = { outcome: "read", requestId } as const;
  return { result: result(content, lineOf(operation, content)), audit };
}

function lineOf({ title, descriptor: { pagination } }: OperationTool["operation"], data: Json) {
  if (pagination === undefined) return `${title}: done.`;
  const items = data[pagination.items];
  const count = Array.isArray(items) ? items.length : 0;
  return `${title}: ${count} item${count === 1 ? "" : "s"}${data.nextCursor === undefined ? "." : "; more with nextCursor."}`;
}

/** Clients reject output that does not match its schema, so such a response is returned as text. */
async function checked(
  { tool }: OperationTool,
  found: CallToolResult | InputRequiredResult,
): Promise<CallToolResult | InputRequiredResult> {
  const { structuredContent } = found as CallToolResult;
  if (tool.outputSchema === undefined || structuredContent === undefined) return found;
  const problem = await problemOf(tool.outputSchema, structuredContent);
  if (problem === undefined) return found;
  const text = `${tool.name}: the service responded, but not as documented (${problem}).`;
  return failure(`${text}\n${JSON.stringify(structuredContent)}`);
}

const compiled = new WeakMap<object, ReturnType<typeof fromJsonSchema>>();

/** Says how a value does not match a schema; undefined if it does. */
export async function problemOf(schema: object, value: unknown): Promise<string | undefined> {
  const found = compiled.get(schema) ?? fromJsonSchema(schema as JsonSchemaType);
  compiled.set(schema, found);
  const { issues } = await found["~standard"].validate(value);
  return issues?.map(({ message }) => message).join("; ");
}
