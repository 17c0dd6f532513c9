// Bun and Deno, which choose what is there for Node.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { startProxy } from "../../../packages/runtime/test/support/proxy-server.js";
import { certify, startTlsServer } from "../../../packages/runtime/test/support/tls-server.js";
import { EXPECTED } from "../support/expected.js";
import { serveCloud } from "../support/served.js";

const BIN = join(import.meta.dirname, "node_modules", ".bin");
const RUNTIMES: readonly [name: string, command: readonly string[]][] = [
  ["Node", [process.execPath]],
  ["Bun", [join(BIN, "bun"), "run"]],
  // "sys" is for the certificates of the system, which Deno looks up for any secure connection.
  ["Deno", [join(BIN, "deno"), "run", "--allow-net", "--allow-read", "--allow-env", "--allow-sys"]],
];

/** What a program prints as JSON. */
async function run(command: readonly string[], program: string, known: object): Promise<unknown> {
  const [file = "", ...rest] = command;
  const argv = [...rest, join(import.meta.dirname, "..", program), JSON.stringify(known)];
  const { stdout } = await promisify(execFile)(file, argv, { timeout: 30_000 });
  return JSON.parse(stdout);
}

describe.each(RUNTIMES)("on %s", (_, command) => {
  test("clients call", async () => {
    const served = await serveCloud();
    const { endpoint, accessKeyId, secretAccessKey, token } = served;
    const known = { endpoint, accessKeyId, secretAccessKey, token };
    expect(await run(command, "run.mjs", known)).toEqual(EXPECTED);
    expect(served.followed).toEqual([]);
    expect([...served.agents]).toEqual([expect.stringMatching(/^hcnet\/\d/)]);
    await served.close();
  });

  test("createNodeTransport goes through a proxy and trusts the given authority", async () => {
    const server = await startTlsServer(await certify());
    const proxy = await startProxy({ credentials: "user:password" });
    const address = `http://user:password@localhost:${proxy.port}`;
    const known = { endpoint: `https://localhost:${server.port}`, ca: server.ca, proxy: address };
    expect(await run(command, "through-proxy.mjs", known)).toEqual({
      "with its authority": { widgets: [] },
      "without it": "ConnectionError",
    });
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT localhost:${server.port}`]));
  });
});

test("the versions are those that are declared", async () => {
  const manifest = await readFile(join(import.meta.dirname, "package.json"), "utf8");
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  for (const name of ["bun", "deno"]) {
    const { stdout } = await promisify(execFile)(join(BIN, name), ["--version"]);
    expect(stdout).toContain(dependencies[name]);
  }
});
