import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// In a process of its own, since the test runner takes an unhandled rejection for a failure. It uses
// the built package as its users do.
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

async function unhandledAfter(use: string): Promise<string[]> {
  const program = `
    import { createServiceClient } from "@hcnet/runtime";
    const seen = [];
    process.on("unhandledRejection", (error) => seen.push(error.name));
    const operation = { operationId: "list", method: "GET", path: "/", idempotent: true, success: [200] };
    const client = createServiceClient(
      { api: "w", endpoint: "", regionEndpoints: {} },
      { list: operation },
      { endpoint: "http://127.0.0.1:1", projectId: "p", credentials: { token: "t" }, retry: false },
    );
    await (async () => { ${use} })();
    await new Promise((resolve) => setTimeout(resolve, 100));
    console.log(JSON.stringify(seen));
  `;
  const argv = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: PACKAGE });
  return JSON.parse(stdout) as string[];
}

test.each([
  ["only the data", "await client.list().catch(() => {});"],
  ["only the response", "await client.list().withResponse().catch(() => {});"],
  [
    "both",
    "const call = client.list(); await call.withResponse().catch(() => {}); await call.catch(() => {});",
  ],
  ["the data of two calls", "await Promise.allSettled([client.list(), client.list()]);"],
])("a failure that is handled through %s is not reported again", async (_, use) => {
  expect(await unhandledAfter(use)).toEqual([]);
});

test.each([
  ["the data", "client.list();"],
  ["the response", "client.list().withResponse();"],
])("a failure is reported when nobody waits for %s", async (_, use) => {
  expect(await unhandledAfter(use)).toEqual(["ConnectionError"]);
});
