import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@hcnet/publicips";
import { onTestFinished } from "vitest";

export const PATH = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const PROJECT_ID = "26ae5181a416420998eb2093aaed84d9";
export const TARGET = `/v1/${PROJECT_ID}/publicips/${PATH.publicip_id}`;

/** A server that stands for the real service, which no test may reach by mistake. */
export async function startReal(): Promise<string> {
  const server = createServer((_, response) => response.end('{"publicip":{"status":"REAL"}}'));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A client over node:http, and a call that gives the status of an EIP. */
export function statusOf(endpoint: string): () => Promise<string | undefined> {
  const credentials = { token: "a-token" };
  const client = createClient({ region: "r", projectId: PROJECT_ID, credentials, endpoint });
  return async () => (await client.showPublicip({ path: PATH })).publicip?.status;
}
