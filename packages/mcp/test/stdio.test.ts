// The command as a host starts it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../bin/hcnet-mcp.js", import.meta.url));
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8", env });

test("serves the official client over stdio, and ends when the client closes the pipe", async () => {
  const client = new Client({ name: "host", version: "1.0.0" });
  const args = [BIN, "--mock", "--tools", "publicips"];
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: "pipe" });
  let errors = "";
  transport.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  await client.connect(transport);
  expect(client.getServerVersion()?.name).toBe("hcnet");
  const { structuredContent } = await client.callTool({ name: "listPublicips", arguments: {} });
  expect(structuredContent).toHaveProperty("publicips");
  await client.close();
  expect(errors).toBe("");
});

test("prints the tools with their cost, the help and the version", () => {
  const { stdout } = run(["--list-tools", "--tools", "publicips:list*"]);
  const tools = stdout.match(/^list\w+ +\d+ +\d+$/gm) ?? [];
  expect(stdout).toMatch(/^tool +tokens +output schema\nlistPublicips /);
  expect(stdout).toContain(`\n${tools.length} tools`);
  expect(run(["--help"]).stdout).toContain("--allow PATTERN");
  expect(run(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("exits with 2 for a wrong command line and 1 without a region", () => {
  expect(run(["--sk", "x"])).toMatchObject({ status: 2, stdout: "" });
  const { status, stderr } = run([], { HOME: "/nonexistent" });
  expect(status).toBe(1);
  expect(stderr).toContain("region: expected a region id");
});
