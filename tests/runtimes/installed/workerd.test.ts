// workerd, which runs Cloudflare's workers.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bundleProgram } from "../support/bundle.js";
import { EXPECTED } from "../support/expected.js";
import { serveCloud } from "../support/served.js";

const WORKERD = join(import.meta.dirname, "node_modules", ".bin", "workerd");

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["local", "private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);
`;

const HANDLER = `
export default {
  async fetch(request) {
    const globals = [typeof process, typeof Buffer, typeof require];
    try {
      return Response.json({ globals, response: await useClients(await request.json()) });
    } catch (error) {
      return Response.json({ globals, response: String(error?.stack) });
    }
  },
};
`;

/** The port that it says it listens on. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
      const [, port] = /"event":"listen".*"port":(\d+)/.exec(said) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
    });
    child.on("exit", () => reject(new Error(`workerd ended: ${said}`)));
  });
}

async function startWorkerd(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hcnet-workerd-"));
  await writeFile(join(directory, "config.capnp"), CONFIG);
  await writeFile(join(directory, "worker.js"), (await bundleProgram("esm")) + HANDLER);
  const argv = ["serve", "--control-fd=1", join(directory, "config.capnp")];
  const child = spawn(WORKERD, argv, { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(async () => {
    child.removeAllListeners("exit").kill();
    await rm(directory, { recursive: true, force: true });
  });
  return `http://127.0.0.1:${await portOf(child)}`;
}

test("clients call from workerd, without anything of Node", async () => {
  const served = await serveCloud();
  const { endpoint, accessKeyId, secretAccessKey, token } = served;
  const body = JSON.stringify({ endpoint, accessKeyId, secretAccessKey, token });
  const response = await fetch(await startWorkerd(), { method: "POST", body });
  expect(await response.json()).toEqual({
    globals: ["undefined", "undefined", "undefined"],
    response: EXPECTED,
  });
  expect(served.followed).toEqual([]);
  await served.close();
});
