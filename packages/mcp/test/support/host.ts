import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { createSession } from "@hcnet/runtime";
import { type CallToolResult, Client, type ElicitResult } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { createServerFactory, type McpServerOptions } from "../../src/server.js";

export const PROJECT_ID = "26ae5181a416420998eb2093aaed84d9";

/** A host that is connected to a server in this process, and the mock cloud behind it. */
export interface Host {
  readonly client: Client;
  readonly cloud: MockCloud;
  readonly call: (name: string, args?: object) => Promise<CallToolResult>;
}

export interface HostOptions extends Omit<McpServerOptions, "session"> {
  readonly cloud?: MockCloud;
  /** Responds to a request for confirmation; without it, the host cannot ask the user. */
  readonly elicit?: (message: string) => ElicitResult;
}

/** Connects the official client to a server. */
export async function connect({ cloud = createMockCloud(), elicit, ...options }: HostOptions = {}) {
  const { credentials, fetch } = cloud;
  const session = createSession({
    ...{ region: "cn-north-4", projectId: PROJECT_ID, credentials, fetch },
  });
  const client = new Client(
    { name: "host", version: "1.0.0" },
    { capabilities: elicit === undefined ? {} : { elicitation: { form: {} } } },
  );
  if (elicit !== undefined) {
    client.setRequestHandler("elicitation/create", ({ params }) => elicit(params.message));
  }
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createServerFactory({ session, ...options })().connect(theirs);
  await client.connect(ours);
  const call = async (name: string, args: object = {}): Promise<CallToolResult> =>
    (await client.callTool({ name, arguments: { ...args } })) as CallToolResult;
  return { client, cloud, call };
}

/** The text of a result. */
export const textOf = ({ content }: CallToolResult): string =>
  content.map((block) => (block.type === "text" ? block.text : "")).join("\n");
