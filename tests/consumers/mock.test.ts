import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { createMockCloud } from "@hcnet/mock";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DIST, HERE, runTool } from "./support/tools.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const exec = promisify(execFile);

const cloud = createMockCloud();
let server: Awaited<ReturnType<typeof cloud.listen>>;
beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

describe("generated clients", () => {
  test.each([
    ["openapi-fetch", "200 PENDING_CREATE"],
    ["hey-api", "200 "],
    ["oazapfts", "200 "],
    ["orval", "200 "],
    ["kubb", ""],
    ["openapi-zod-client", ""],
  ])("%s calls the mock server", async (name, expected) => {
    const outfile = join(HERE, "generated", `${name}.mjs`);
    const entry = join(HERE, "calls", `${name}.ts`);
    const options = { bundle: true, platform: "node", format: "esm" } as const;
    // Axios, which Zodios calls with, loads modules of Node with require.
    const banner = {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    };
    // openapi-zod-client writes code for Zod 3.
    const alias = name === "openapi-zod-client" ? { zod: "zod-3" } : {};
    const files = { absWorkingDir: HERE, entryPoints: [entry], outfile };
    await build({ ...options, ...files, alias, banner, logLevel: "error" });
    const { token } = cloud.credentials;
    const { stdout } = await exec(process.execPath, [outfile, server.url, token, PROJECT]);
    expect(stdout.startsWith(expected)).toBe(true);
    expect(stdout.slice(expected.length)).toMatch(expected.includes("PENDING") ? /^$/m : /^[1-9]/);
  });
});

describe("Newman", () => {
  test("signs the requests of the Postman collection so that the mock server accepts them", async () => {
    const { accessKeyId, secretAccessKey } = cloud.credentials;
    const variables = {
      project_id: PROJECT,
      access_key: accessKeyId,
      secret_key: secretAccessKey,
      publicips_url: server.url,
      sub_network_interfaces_url: server.url,
      vif_peer_detections_url: server.url,
      vif_peers_url: server.url,
      vpc_endpoint_services_url: server.url,
    };
    const flags = Object.entries(variables).flatMap(([name, value]) => [
      "--env-var",
      `${name}=${value}`,
    ]);
    const folders = ["List EIPs", "Assign an EIP", "List virtual interfaces with their peers"];
    const report = await runTool("newman", [
      ...["run", join(DIST, "postman.json"), ...flags, "--reporters", "cli"],
      ...folders.flatMap((name) => ["--folder", name]),
    ]);
    expect(report.match(/\[(\d+) [^,\]]*,/g)).toEqual(["[200 OK,", "[200 OK,", "[200 OK,"]);
  });
});
