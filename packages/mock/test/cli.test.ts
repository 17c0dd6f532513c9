import { afterEach, describe, expect, it } from "vitest";
import { createMockCloud } from "../src/index.js";
import { publicipCase, withoutNewIds } from "./support/cases.js";
import { Commands, readLine } from "./support/command.js";

const commands = new Commands();
const start = commands.start.bind(commands);
afterEach(() => commands.killAll());

describe("hcnet-mock", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "prints one line, serves, stops on %s",
    async (signal) => {
      const { child, line, finished } = start(["--port", "0"]);
      const { url, accessKeyId, secretAccessKey, token } = readLine(await line);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
      const { projectId } = publicipCase;
      for (const credentials of [{ token }, { accessKeyId, secretAccessKey }]) {
        const answer = await publicipCase.call({ endpoint: url, projectId, credentials });
        expect(withoutNewIds(answer.data)).toEqual(publicipCase.answer(projectId));
      }
      child.kill(signal);
      const { code, stdout, stderr } = await finished;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split("\n")).toHaveLength(2);
      expect(stdout.split(secretAccessKey)).toHaveLength(2);
    },
  );

  it("takes keys and token from the command line", async () => {
    const args = ["--access-key", "AK", "--secret-key", "SK", "--token", "T", "--port=0"];
    expect(readLine(await start(args).line)).toMatchObject({
      accessKeyId: "AK",
      secretAccessKey: "SK",
      token: "T",
    });
  });

  it("takes keys from the environment and does not repeat the secret one", async () => {
    const env = { HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "canary-secret" };
    const { child, line, finished } = start(["--port", "0"], env);
    const { url, ...printed } = readLine(await line);
    expect(printed).toMatchObject({ accessKeyId: "AK", secretAccessKey: "$HUAWEICLOUD_SDK_SK" });
    const { projectId } = publicipCase;
    const credentials = { accessKeyId: "AK", secretAccessKey: "canary-secret" };
    const { status } = await publicipCase.call({ endpoint: url, projectId, credentials });
    expect(status).toBe(200);
    child.kill("SIGTERM");
    const { stdout, stderr } = await finished;
    expect(stdout + stderr).not.toContain("canary");
  });

  it("says that a port is taken, and ends with 1", async () => {
    const server = await createMockCloud().listen();
    const { code, stdout, stderr } = await start(["--port", String(server.port)]).finished;
    await server.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`port ${server.port} on 127.0.0.1 is taken`);
    expect(stderr).toContain("--port 0");
    expect(stderr).not.toContain("    at ");
  });

  it.each([
    [["--prot", "1"], "--prot"],
    [["extra"], "extra"],
    [["--port"], "--port"],
    [["--port", "http"], '--port: must be 0 to 65535, not "http"'],
    [["--port", "65536"], "--port: must be"],
    [["--access-key", "AK"], "give both or neither"],
    [["--access-key", "A,K", "--secret-key", "SK"], "accessKeyId: must be"],
  ])("refuses %j and ends with 2", async (args, message) => {
    const { code, stdout, stderr } = await start(args).finished;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("--help");
  });

  it("prints help and version", async () => {
    const help = await start(["--help"]).finished;
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("--port N");
    const version = await start(["--version"]).finished;
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
