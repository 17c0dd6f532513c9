import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { BIN } from "../support/command.js";

const directory = mkdtempSync(join(tmpdir(), "hcnet-mock-"));
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;
function file(text: string): string {
  files += 1;
  const path = join(directory, `${files}.json`);
  writeFileSync(path, text);
  return path;
}

async function rejected(...args: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await run({
    args: ["--port", "0", ...args],
    env: {},
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    isTerminal: false,
    stopped: () => Promise.resolve(),
  });
  return { code, stdout, stderr };
}

const missing = join(directory, "missing", "file.json");

describe("a file is rejected with its name, line and column", () => {
  test.each([
    ["no JSON", "[\n  {,}\n]", "2:4: invalid JSON: value expected"],
    ["cut off", '[{"latency": 5', "1:15: invalid JSON: close brace expected"],
    ["empty", "", "1:1: invalid JSON: "],
    ["with a comment", "// x\n[]", "1:1: invalid JSON: invalid comment token"],
    ["no list", "{}", "1:1: faults: must be a list of rules"],
    [
      "with a wrong field",
      '[\n  { "latency": 5 },\n  { "effect": { "type": "response", "status": 99 } }\n]',
      "3:47: faults[1].effect.status: must be an integer from 200 to 599",
    ],
    [
      "with an unknown operation",
      '[{ "latency": 5, "operation": "show" }]',
      '1:31: faults[0].operation: there is no "show"; known: ',
    ],
    [
      "without what is needed",
      '[\n\t{ "effect": { "type": "slow" } }]',
      "2:14: faults[0].effect.bytesPerSecond: is required",
    ],
  ])("%s", async (_, text, message) => {
    const path = file(text);
    const { code, stdout, stderr } = await rejected("--faults", path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`hcnet-mock: --faults: ${path}:${message}`);
  });

  test.each([
    [
      '{ "project_id": "p",\n  "publicips": [{ "stauts": "DOWN" }] }',
      "2:29: seed.publicips[0].stauts: ",
    ],
    ['[\n{ "region": "x" }]', "2:1: seeds[0].project_id: must be the id of a project"],
    ["7", "1:1: seed: must be an object"],
  ])("of seeds: %s", async (text, message) => {
    const path = file(text);
    const { code, stdout, stderr } = await rejected("--seed", path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`hcnet-mock: --seed: ${path}:${message}`);
  });

  test("that is not there", async () => {
    const { code, stderr } = await rejected("--faults", missing);
    expect(code).toBe(2);
    expect(stderr).toContain(`--faults: cannot read ${missing}: there is no such file`);
  });

  test("that could not be written, before anything is served", async () => {
    const { code, stdout, stderr } = await rejected("--record", missing);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`--record: cannot write ${missing}: ENOENT`);
  });
});

describe("an option is rejected", () => {
  test.each([
    ["--latency", "soon", '--latency: expected milliseconds, such as 200 or 50-200, got "soon"'],
    ["--latency", "5-1", "--latency: faults[0].latency: min must not be over max"],
    ["--latency", "999999", "--latency: faults[0].latency: must be an integer from 0 to 600000"],
    ["--rate-limit", "100", "--rate-limit: expected N/second, N/minute"],
    ["--rate-limit", "0/minute", "rateLimit.limit: expected an integer of at least 1"],
    ["--admin-host", "mock:8080", "--admin-host: admin.hosts[0]: must be the name of a host"],
    ["--transitions", "fast", 'transitions: expected "timed", "slow", "instant"'],
    [
      "--behavior",
      "publicips.bind",
      '--behavior: expected ID=CHOICE such as publicips.unbind-unbound=reject, got "publicips.bind"',
    ],
    ["--behavior", "vpc.x=any", "behaviors: expected one of vif-peers.immutable-members, "],
    [
      "--behavior",
      "publicips.create=maybe",
      'behaviors["publicips.create"]: expected one of open, restricted, got "maybe"',
    ],
    ["--log", "xml", '--log: expected one of json, text, off, got "xml"'],
  ])("%s %s", async (option, value, message) => {
    const { code, stdout, stderr } = await rejected(option, value);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

test("options that contradict each other are rejected", async () => {
  const { code, stderr } = await rejected("--no-admin", "--admin-host", "mock");
  expect(code).toBe(2);
  expect(stderr).toContain("--no-admin and --admin-host: give one or neither");
});

test.each([
  ["--faults", '[{"latency": 1}]'],
  ["--seed", '{"project_id": "26ae5181a416420998eb2093aaed84d9", "publicips": []}'],
  ["--seed", '{"log": {"entries": []}}'],
])("a file for %s that begins with a byte order mark is read: %s", async (option, text) => {
  const { code, stderr } = await rejected(option, file(`\uFEFF${text}`));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

const dangling = join(directory, "dangling.har");
symlinkSync(missing, dangling);

describe("a command line is rejected before anything is served", () => {
  test.each([
    ["a recording into a directory", ["--record", directory], "got a directory"],
    ["a recording into a device", ["--record", "/dev/null"], "got a device or socket"],
    ["a recording without a path", ["--record", ""], "--record: cannot write : expected the path"],
    ["a recording into a folder to be", ["--record", `${missing}/`], "expected the path of a file"],
    ["a recording over a link to a missing folder", ["--record", dangling], "ENOENT"],
    ["an origin that is none", ["--cors", "localhost"], "--cors[0]: expected an origin"],
    ["an origin of FTP", ["--cors", "ftp://a"], "--cors[0]: expected an origin"],
    ["an origin of sockets", ["--cors", "ws://a"], "--cors[0]: expected an origin"],
  ])("with %s", async (_, args, message) => {
    const { code, stdout, stderr } = await rejected(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

test.skipIf(process.platform === "win32")(
  "a recording into the file of standard output is rejected, and the file keeps what it has",
  () => {
    const path = file("");
    const output = openSync(path, "a");
    const args = [BIN, "--port", "0", "--record", "/dev/stdout"];
    const { status, stderr } = spawnSync(process.execPath, args, {
      stdio: ["ignore", output, "pipe"],
      encoding: "utf8",
    });
    closeSync(output);
    expect(status).toBe(2);
    expect(stderr).toContain("expected a file of its own, got that of an output");
    expect(readFileSync(path, "utf8")).toBe("");
  },
);
