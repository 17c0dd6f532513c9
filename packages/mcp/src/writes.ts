import {
  differences,
  dryRunOf,
  errorText,
  type Input,
  isDestructive,
  type Json,
  type Operation,
  readCurrentState,
  type SessionCalls,
} from "@hcnet/operations";
import { redact } from "@hcnet/runtime";
import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { Audit, AuditRecord } from "./audit.js";
import { matches } from "./patterns.js";
import type { Plans } from "./plans.js";
import { failure, result } from "./results.js";

/** What a write needs. */
export interface WriteContext {
  readonly calls: SessionCalls;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly plans: Plans;
  readonly allow: readonly string[];
  readonly audit: Audit;
}

/** One call of a write tool. */
export interface WriteCall {
  readonly operation: Operation;
  readonly input: Input;
  readonly confirm: unknown;
  readonly mcp: ServerContext["mcpReq"];
  /** Whether the host can ask the user. */
  readonly canElicit: boolean;
}

/** What a call returns, and what the audit log says about it. */
export interface CallResult {
  readonly result: CallToolResult | InputRequiredResult;
  readonly audit: Omit<AuditRecord, "tool" | "path">;
}

/** Plans a write, or performs it once it is confirmed. */
export async function write(context: WriteContext, call: WriteCall): Promise<CallResult> {
  const { operation, input, confirm, mcp } = call;
  const { id, api } = operation;
  if (!context.allow.some((pattern) => matches(pattern, operation))) {
    return rejected(`${id}: not permitted; start the server with --allow ${api.name}:${id}`);
  }
  const response = inputResponse(mcp.inputResponses, "confirm");
  const state = mcp.requestState<unknown>();
  if (response.kind === "elicit" && typeof state === "string") {
    if (response.action !== "accept" || response.content?.confirm !== true) {
      return rejected(`${id}: the user did not confirm it; nothing has changed`);
    }
    return perform(context, call, state, "elicitation");
  }
  if (confirm !== undefined) return perform(context, call, String(confirm), "argument");
  const plan = await planOf(context, operation, input);
  const channel = call.canElicit ? "elicitation" : "argument";
  const { token, expiresAt } = context.plans.create({ operationId: id, input, channel });
  const audit = { outcome: "planned" } as const;
  if (channel === "elicitation") return { result: elicit(operation, plan, token), audit };
  const expiry = new Date(expiresAt).toISOString();
  const text = `${operation.title}: planned; nothing has changed. Call ${id} again with the same arguments and confirm to go ahead.`;
  return {
    result: result({ plan: { ...plan, confirm: token, expiresAt: expiry } }, text),
    audit,
  };
}

const rejected = (reason: string): CallResult => ({
  result: failure(reason),
  audit: { outcome: "rejected", reason },
});

async function perform(
  { calls, plans, audit }: WriteContext,
  { operation, input, mcp }: WriteCall,
  token: string,
  channel: "elicitation" | "argument",
): Promise<CallResult> {
  try {
    plans.consume(token, { operationId: operation.id, input, channel });
    // A write that the log cannot show is not sent.
    audit({ tool: operation.id, path: input.path, outcome: "sending" });
  } catch (error) {
    return rejected(`${operation.id}: ${(error as Error).message}`);
  }
  const { data, requestId } = await calls.call(operation, input, { signal: mcp.signal });
  return {
    result: result({ response: data }, `${operation.title}: done.`),
    audit: { outcome: "written", requestId },
  };
}

async function planOf(
  { calls, operations }: WriteContext,
  operation: Operation,
  input: Input,
): Promise<Json> {
  const notes: string[] = [];
  const request = await calls.preview(operation, input);
  const dryRun = dryRunOf(operation, input);
  if (dryRun !== undefined) await calls.call(operation, dryRun);
  const current = await readCurrentState(calls, operations, operation, input).catch((error) => {
    notes.push(`The current state could not be read: ${errorText(error, operation.api)}`);
    return undefined;
  });
  const secrets = operation.descriptor.sensitive?.request ?? [];
  const difference = differences(redact(input.body, secrets), current);
  return {
    request,
    destructive: isDestructive(operation, input.body),
    ...(current === undefined ? {} : { current }),
    ...(difference.length === 0 ? {} : { difference }),
    ...(dryRun === undefined ? {} : { dryRun: "The service accepted a dry run of the request." }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function elicit(operation: Operation, plan: Json, token: string): InputRequiredResult {
  const message = `${operation.title}?\n${JSON.stringify(plan, null, 2)}`;
  const confirm = { type: "boolean" as const, title: "Send this request", default: false };
  return inputRequired({
    inputRequests: {
      confirm: inputRequired.elicit({
        message,
        requestedSchema: { type: "object", properties: { confirm }, required: ["confirm"] },
      }),
    },
    requestState: token,
  });
}
