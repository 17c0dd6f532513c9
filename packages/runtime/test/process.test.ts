// What a program does at its end: it says why it failed, and what only watches does not end it.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "./support/server.js";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/** Runs a program against the built package; resolves to what it printed, if it ended with 0. */
async function run(program: string): Promise<string> {
  const source = `
    import { combineListeners, createLogListener, createServiceClient, createSession, mapConcurrent } from "@hcnet/runtime";
    import { fromEcsMetadata } from "@hcnet/runtime/node";
    const client = (options) => createServiceClient(
      { api: "w", endpoint: "" },
      { list: { operationId: "list", method: "GET", path: "/", idempotent: true, success: [200] } },
      { endpoint: "http://127.0.0.1:1", projectId: "p", credentials: { token: "t" }, retry: false, ...options },
    );
    ${program}
  `;
  const argv = ["--input-type=module", "--eval", source];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: PACKAGE });
  return stdout.trim();
}

test("resolveProjectId says that a provider hangs instead of ending the process", async () => {
  const program = `
    const credentials = () => new Promise(() => {});
    const session = createSession({ region: "r", credentials, timeoutMs: 300 });
    console.log(await session.resolveProjectId().catch((error) => error.name + ": " + error.message));
  `;
  expect(await run(program)).toBe("TimeoutError: no complete response within 300 ms (timeoutMs)");
});

test("a metadata service that changes the protocol is an error instead of the end of the process", async () => {
  const server = await startServer((response) => {
    response.socket?.write(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
    );
  });
  const program = `
    const credentials = fromEcsMetadata({ endpoint: ${JSON.stringify(server.url)} });
    const session = createSession({ region: "r", credentials });
    console.log(await session.resolveProjectId().catch((error) => error.name + ": " + error.message));
  `;
  expect(await run(program)).toMatch(
    /^CredentialsNotFoundError: ECS metadata at \S+: no response: the connection was closed/,
  );
});

const REJECT = `async () => { throw new Error("watching failed"); }`;

test.each([
  ["a listener", `await client({ listener: ${REJECT} }).list().catch(() => {});`],
  [
    "one of several listeners",
    `await client({ listener: combineListeners(${REJECT}) }).list().catch(() => {});`,
  ],
  [
    "a logger",
    `const write = ${REJECT};
     const listener = createLogListener({ debug: write, info: write, warn: write, error: write });
     await client({ listener }).list().catch(() => {});`,
  ],
  [
    "onRefreshError",
    `let asked = 0;
     const credentials = async () => {
       asked += 1;
       if (asked > 1) throw new Error("down");
       return { token: "t", expiresAt: new Date(Date.now() + 600) };
     };
     const { list } = client({ credentials, refresh: { onRefreshError: ${REJECT} } });
     for (let round = 0; round < 20 && asked < 2; round += 1) {
       await list().catch(() => {});
       await new Promise((resolve) => setTimeout(resolve, 50));
     }`,
  ],
  ["onProgress", `await mapConcurrent([1, 2], async (n) => n, { onProgress: ${REJECT} });`],
])("%s that rejects does not end the process", async (_, use) => {
  const program = `${use}
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log("alive");`;
  expect(await run(program)).toBe("alive");
});
