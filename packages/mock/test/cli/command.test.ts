import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { createMockCloud } from "../../src/index.js";
import { publicipCase, withoutNewIds } from "../support/cases.js";
import { Commands, readLine } from "../support/command.js";

const commands = new Commands();
afterEach(() => commands.killAll());

async function printedAtTerminal(args: readonly string[]): Promise<string> {
  let printed = "";
  const code = await run({
    args: ["--port", "0", ...args],
    env: {},
    stdout: (text) => {
      printed += text;
    },
    stderr: () => undefined,
    isTerminal: true,
    stopped: async () => undefined,
  });
  expect(code).toBe(0);
  return printed;
}

describe("hcnet-mock", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "prints one line, serves, stops on %s",
    async (signal) => {
      const { child, line, finished } = commands.start(["--port", "0"]);
      const { url, accessKeyId, secretAccessKey, token } = readLine(await line);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
      const { projectId } = publicipCase;
      for (const credentials of [{ token }, { accessKeyId, secretAccessKey }]) {
        const response = await publicipCase.call({ endpoint: url, projectId, credentials });
        expect(withoutNewIds(response.data)).toEqual(publicipCase.response(projectId));
      }
      child.kill(signal);
      const { code, stdout, stderr } = await finished;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split("\n")).toHaveLength(2);
      expect(stdout.split(secretAccessKey)).toHaveLength(2);
    },
  );

  test("takes keys and token from the command line", async () => {
    const args = ["--access-key", "AK", "--secret-key", "SK", "--token", "T", "--port=0"];
    expect(readLine(await commands.run(args).line)).toMatchObject({
      accessKeyId: "AK",
      secretAccessKey: "SK",
      token: "T",
    });
  });

  test("takes keys from the environment and does not repeat the secret one", async () => {
    const env = { HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "canary-secret" };
    const { line, finished, stop } = commands.run(["--port", "0"], env);
    const { url, ...printed } = readLine(await line);
    expect(printed).toMatchObject({ accessKeyId: "AK", secretAccessKey: "$HUAWEICLOUD_SDK_SK" });
    const { projectId } = publicipCase;
    const credentials = { accessKeyId: "AK", secretAccessKey: "canary-secret" };
    const { status } = await publicipCase.call({ endpoint: url, projectId, credentials });
    expect(status).toBe(200);
    stop();
    const { stdout, stderr } = await finished;
    expect(stdout + stderr).not.toContain("canary");
  });

  test("says that a port is taken, and ends with 1", async () => {
    const server = await createMockCloud().listen();
    const { code, stdout, stderr } = await commands.start(["--port", String(server.port)]).finished;
    await server.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`port ${server.port} on 127.0.0.1 is taken`);
    expect(stderr).toContain("--port 0");
    expect(stderr).not.toContain("    at ");
  });

  test.each([
    [["--prot", "1"], "--prot"],
    [["extra"], "extra"],
    [["--port"], "--port"],
    [["--port", "http"], '--port: expected 0 to 65535, got "http"'],
    [["--port", "65536"], "--port: expected 0 to 65535"],
    [["--access-key", "AK"], "give both or neither"],
    [["--access-key", "A,K", "--secret-key", "SK"], "accessKeyId: must be"],
  ])("rejects %j and ends with 2", async (args, message) => {
    const { code, stdout, stderr } = await commands.run(args).finished;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("--help");
  });

  test("prints help and version", async () => {
    const help = await commands.run(["--help"]).finished;
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("--port N");
    expect(help.stdout).toContain("detection for 4 minutes");
    expect((await commands.run(["-h"]).finished).stdout).toBe(help.stdout);
    const version = await commands.start(["--version"]).finished;
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test("lists the behaviors that can be switched with choices that --behavior accepts", async () => {
    const { code, stdout } = await commands.run(["--behaviors"]).finished;
    expect(code).toBe(0);
    expect(stdout).toContain("vif-peer-detections.concurrent-detections\n  It runs for 4 minutes");
    expect(stdout).toContain(
      "--behavior vif-peer-detections.concurrent-detections=several (default): a peer may have several at once",
    );
    const choices = [...stdout.matchAll(/^ {2}(--behavior) (\S+?)(?: \(default\))?:/gm)];
    expect(choices.length).toBeGreaterThan(10);
    const flags = choices.flatMap(([, option = "", choice = ""]) => [option, choice]);
    const { line } = commands.run(["--port", "0", ...flags]);
    expect(await line).toContain("listening on");
  });

  test("listens by default on the port that help, README and guide name", async () => {
    const { stdout: help } = await commands.run(["--help"]).finished;
    const [, port = ""] = /--port N .*\(default (\d+)\)/.exec(help) ?? [];
    const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
    expect(read("../../README.md")).toContain(`hcnet-mock listening on http://127.0.0.1:${port} `);
    const guides = "../../../docs/guides";
    expect(read(`${guides}/mock-server.md`)).toMatch(
      new RegExp(`^\\| \`--port N\` +\\| port, ${port} by default;`, "m"),
    );
    expect(read(`${guides}/testing.md`)).toContain(`hcnet-mock --port ${port}`);
    // Another process of the machine may have the port.
    const { line, finished } = commands.run([]);
    const taken = finished.then(({ stderr }) => stderr);
    expect(await Promise.race([line, taken])).toMatch(
      new RegExp(
        `listening on http://127\\.0\\.0\\.1:${port} |port ${port} on 127\\.0\\.0\\.1 is taken`,
      ),
    );
  });

  test("hints at a terminal at the client, the admin page and the transitions", async () => {
    const printed = await printedAtTerminal(["--transitions", "slow", "--token", "the-token"]);
    const [, url] = /listening on (\S+)/.exec(printed) ?? [];
    expect(printed).toContain(
      `createClient({ endpoint: "${url}", projectId: "…", credentials: { token: "the-token" } })`,
    );
    expect(printed).toContain(`${url}/__admin/\n`);
    expect(printed).toContain("publicips.bind 2 s");
    expect(printed).toContain("--transitions slow");
  });

  test("hints at an option where the admin page is not served, and that nothing lasts", async () => {
    const printed = await printedAtTerminal(["--no-admin", "--transitions", "instant"]);
    expect(printed).not.toContain("/__admin/");
    expect(printed).toContain("admin page   not served; see --admin-host");
    expect(printed).toContain("every change of state is over by the next call");
  });
});
