import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud } from "@hcnet/mock";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createShell } from "./support/shell.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";

describe("a write", () => {
  test("takes its body from flags, a file and standard input", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hcnet-cli-"));
    const file = join(folder, "body.json");
    const body = JSON.stringify({ publicip: { port_id: PORT } });
    writeFileSync(file, body);
    const given = [
      [["--port-id", PORT], ""],
      [["--body", `@${file}`], ""],
      [["--body", "-"], body],
      [["--body", '{"publicip":{"port_id":""}}', "--port-id", PORT], ""],
    ] as const;
    for (const [args, stdin] of given) {
      const shell = createShell();
      const { stdout } = await shell(["publicips", "update", ID, ...args], { stdin });
      expect(JSON.parse(stdout)).toMatchObject({ publicip: { port_id: PORT } });
    }
    rmSync(folder, { recursive: true });
  });

  test("waits with --wait until the EIP is bound, and reports it on stderr", async () => {
    const shell = createShell(createMockCloud({ transitions: { "publicips.bind": 50 } }));
    const { code, stdout, stderr } = await shell([
      "publicips",
      "update",
      ID,
      "--port-id",
      PORT,
      "--wait",
    ]);
    expect(code).toBe(0);
    expect(stderr).toBe("waitForPublicipBound …\n");
    expect(JSON.parse(stdout)).toMatchObject({ publicip: { status: "ACTIVE" } });
  });

  test("shows on a terminal for how long it waits", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const cloud = createMockCloud({ transitions: { "publicips.bind": 3_600_000 } });
    const args = ["publicips", "update", ID, "--port-id", PORT, "--wait"];
    const finished = createShell(cloud)(args, { isTerminal: true });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.advanceTimersByTime(2000);
    cloud.clock.advance(3_600_000);
    const line = (text: string) => `\r\u001b[KwaitForPublicipBound …${text}`;
    const { code, stderr } = await finished;
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${line("")}${line(" 1 s")}${line(" 2 s")}\n`,
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits with --wait until a new EIP is there, without a port to be bound to", async () => {
    const shell = createShell(createMockCloud({ transitions: { "publicips.create": 50 } }));
    const { code, stdout, stderr } = await shell([
      ...["publicips", "create", "--wait", "--body"],
      JSON.stringify({
        publicip: { type: "5_bgp" },
        bandwidth: { share_type: "PER", size: 5, name: "web" },
      }),
    ]);
    expect(stderr).toBe("waitForPublicipBound or waitForPublicipUnbound …\n");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ publicip: { status: "DOWN" } });
  });

  test.for([
    ["a rename", "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0", ["--alias", "renamed"], "ACTIVE"],
    ["unbinding an unbound EIP", ID, ["--port-id", "", "--yes"], "DOWN"],
    ["unbinding it with an empty body", ID, ["--body", '{"publicip":{}}', "--yes"], "DOWN"],
  ] as const)("does not wait for another state after %s", async ([, id, args, status]) => {
    const shell = createShell();
    const state = ["--wait", "--query", "/publicip/status"];
    const { code, stdout } = await shell(["publicips", "update", id, ...args, ...state]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `"${status}"\n` });
  });

  test("that unbinds or deletes is sent after a confirmation only", async () => {
    const cloud = createMockCloud({ transitions: "instant" });
    const shell = createShell(cloud);
    const args = ["publicips", "delete", ID];
    const denied = await shell(args);
    expect(denied.code).toBe(3);
    expect(denied.stderr).toContain(`Pass --yes to send DELETE https://`);
    expect((await shell(args, { reply: false })).code).toBe(3);
    expect((await shell(["publicips", "update", ID, "--port-id", ""])).code).toBe(3);
    expect(cloud.journal.recent().filter(({ method }) => method !== "GET")).toEqual([]);
    expect((await shell(args, { reply: true })).code).toBe(0);
    expect((await shell([...args, "--yes"])).code).toBe(1);
  });

  test("is printed and not sent with --dry-run, with its query and without secrets", async () => {
    const cloud = createMockCloud();
    const shell = createShell(cloud);
    const peer = [
      "--vif-id",
      PORT,
      "--name",
      "p",
      "--address-family",
      "ipv4",
      "--route-mode",
      "bgp",
    ];
    const gateways = ["--local-gateway-ip", "10.0.0.1/30", "--remote-gateway-ip", "10.0.0.2/30"];
    const bgp = ["--bgp-asn", "65000", "--bgp-md5", "Canary-5d41402abc"];
    const args = ["vif-peers", "create", ...peer, ...gateways, ...bgp, "--dry-run"];
    const { stdout, stderr } = await shell(args);
    expect(stderr + stdout).not.toContain("Canary");
    expect(JSON.parse(stdout)).toMatchObject({
      method: "POST",
      body: { vif_peer: { bgp_asn: 65000 } },
    });
    const list = await shell(["publicips", "list", "--limit", "2", "--dry-run"]);
    expect(JSON.parse(list.stdout).url).toMatch(/\/publicips\?limit=2$/);
    expect(cloud.journal.recent()).toEqual([]);
  });
});

describe("the output", () => {
  const shell = createShell();

  test("is a table on a terminal, with a bold head, and JSON in a pipe", async () => {
    const terminal = await shell(["publicips", "list"], { isTerminal: true });
    expect(terminal.stdout).toContain("ID ");
    const piped = await shell(["publicips", "list", "--output", "table"]);
    expect(piped.stdout).not.toContain("\u001b");
    expect(piped.stdout.split("\n")[0]).toMatch(/^ID +ALIAS +STATUS/);
  });

  test("has the items of all pages with --all, one per line as jsonl", async () => {
    const args = ["publicips", "list", "--all", "--limit", "1", "--output", "jsonl"];
    const { stdout } = await shell([...args, "--fields", "id,status"]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => Object.keys(line).join() === "id,status")).toBe(true);
  });

  test("counts the items of all pages on standard error, unless they are lines of the terminal", async () => {
    const cloud = createMockCloud({ transitions: "instant" });
    const publicips = Array.from({ length: 250 }, () => ({}));
    cloud.seed({ project_id: "26ae5181a416420998eb2093aaed84d9", publicips });
    const all = ["publicips", "list", "--all", "--fields", "id"];
    const counted = await createShell(cloud)(all, { isTerminal: true });
    expect(counted.stderr).toBe("\r\u001b[K100 items\r\u001b[K200 items\n");
    const lines = await createShell(cloud)([...all, "--output", "jsonl"], { isTerminal: true });
    expect(lines.stderr).toBe("");
    expect((await createShell(cloud)(all)).stderr).toBe("");
  });

  test("is the value at a JSON pointer with --query", async () => {
    const { stdout } = await shell(["publicips", "list", "--query", "/publicips/*/id"]);
    expect(JSON.parse(stdout)).toContain(ID);
  });
});

describe("an error", () => {
  const shell = createShell();

  test("shows code, meaning, request id and what to do", async () => {
    const missing = "00000000-0000-4000-8000-000000000000";
    const { code, stderr, stdout } = await shell(["publicips", "show", missing]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/HTTP 404, \w+[.\d]*\).*Request ID: \w+\. Check the ID/);
  });

  test.for([
    [["publicip"], "api: expected one of publicips,"],
    [["publicips", "lst"], "command: expected one of list, create,"],
    [["publicips", "show"], "arguments: expected PUBLICIP_ID, got 0"],
    [["publicips", "list", "--limit", "x"], '--limit: expected an integer, got "x"'],
    [["publicips", "list", "--sk", "x"], "--sk"],
    [["publicips", "list", "--output", "xml"], "--output: expected table, json or jsonl"],
    [["publicips", "list", "--query", "publicips"], "--query: expected a JSON pointer such as"],
    [["publicips", "update", ID, "--body", "{"], "--body: expected JSON"],
    [["publicips", "list-quotas", "--all"], "--all: expected a list in pages"],
    [["publicips", "list", "--wait"], "state to wait for (createPublicip, updatePublicip), got"],
    [["publicips", "delete", ID, "--wait"], "(createPublicip, updatePublicip), got deletePublicip"],
    [["vif-peers", "delete", ID, "--wait"], "which vif-peers does not have, got deleteVifPeer"],
    [["completion", "ksh"], "completion: expected bash, zsh or fish"],
  ] as const)("of the command line %j exits with 2", async ([args, message]) => {
    const { code, stderr } = await shell(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test("-h prints the same help as --help, and --version the version", async () => {
  const shell = createShell();
  for (const args of [[], ["publicips"], ["publicips", "list"]]) {
    expect(await shell([...args, "-h"])).toEqual(await shell([...args, "--help"]));
  }
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(await shell(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

describe("completion", () => {
  const shell = createShell();
  const complete = async (...words: string[]) =>
    (await shell(["complete", ...words])).stdout.split("\n");

  test("completes APIs, commands and flags", async () => {
    expect(await complete("vif")).toEqual(["vif-peer-detections", "vif-peers", ""]);
    expect(await complete("publicips", "up")).toEqual(["update", "update-bandwidth", ""]);
    expect(await complete("publicips", "update", "--po")).toEqual(["--port-id", ""]);
    expect(await complete("publicips", "update", "--wa")).toEqual(["--wait", ""]);
    expect(await complete("publicips", "delete", "--wa")).toEqual([""]);
    expect(await complete("publicips", "list", "--all")).toContain("--all");
    expect(await complete("publicips", "show", "--all")).toEqual([""]);
  });

  test("has a script for each shell", async () => {
    for (const name of ["bash", "zsh", "fish"]) {
      expect((await shell(["completion", name])).stdout).toContain("hcnet complete");
    }
  });
});
