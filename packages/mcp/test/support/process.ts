// The command in a process of its own, and all that it shows.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { onTestFinished } from "vitest";

export const BIN = fileURLToPath(new URL("../../bin/hcnet-mcp.js", import.meta.url));
export type Environment = Readonly<Record<string, string>>;

/** Everything that a host, a user or an administrator can see. */
export interface Seen {
  readonly host: unknown[];
  stderr: string;
}

/** Starts the command and connects the official client to it. */
export async function start(
  transport: "stdio" | "Streamable HTTP",
  args: readonly string[],
  env: Environment,
) {
  const seen: Seen = { host: [], stderr: "" };
  const listen = (process: Pick<ChildProcess, "stderr">) =>
    process.stderr?.on("data", (chunk) => {
      seen.stderr += chunk;
    });
  const client = new Client(
    { name: "host", version: "1.0.0" },
    { capabilities: transport === "stdio" ? { elicitation: { form: {} } } : {} },
  );
  if (transport === "stdio") {
    client.setRequestHandler("elicitation/create", ({ params }) => {
      seen.host.push(params);
      return { action: "accept" as const, content: { confirm: true } };
    });
    const pipe = new StdioClientTransport({
      ...{ command: process.execPath, args: [BIN, ...args], env: { ...env }, stderr: "pipe" },
    });
    listen(pipe as unknown as ChildProcess);
    await client.connect(pipe);
  } else {
    const server = spawn(process.execPath, [BIN, ...args, "--http", "0"], { env });
    listen(server);
    onTestFinished(() => void server.kill());
    const url = await new Promise<string>((resolve, reject) => {
      server.once("exit", () => reject(new Error(seen.stderr)));
      server.stderr.on("data", () => {
        const [, found] = /listening on (\S+)/.exec(seen.stderr) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  }
  onTestFinished(() => client.close());
  const record = async <T>(pending: Promise<T>): Promise<T | Error> => {
    const found = await pending.catch((error: Error & { data?: unknown }) => error);
    const { message, data } = found as Error & { data?: unknown };
    seen.host.push(found instanceof Error ? { message, data } : found);
    return found;
  };
  const call = async (name: string, given: object = {}): Promise<CallToolResult> => {
    const onprogress = (progress: unknown) => void seen.host.push(progress);
    const found = await record(
      client.callTool({ name, arguments: { ...given } }, { onprogress }) as Promise<CallToolResult>,
    );
    if (found instanceof Error) throw found;
    return found;
  };
  /** Plans a write and confirms it, unless the host has asked the user already. */
  const write = async (name: string, given: object): Promise<CallToolResult> => {
    const { structuredContent, ...first } = await call(name, given);
    const { plan } = (structuredContent ?? {}) as { readonly plan?: { readonly confirm: string } };
    return plan === undefined
      ? { structuredContent, ...first }
      : call(name, { ...given, confirm: plan.confirm });
  };
  return { client, seen, record, call, write };
}
