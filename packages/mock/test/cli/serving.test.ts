import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Har } from "../../src/har/index.js";
import { LIST, PROJECT, rename, type Send, SHOW } from "../faults/support.js";
import { Commands, readLine } from "../support/command.js";
import { exchangeRaw } from "../support/raw.js";

const commands = new Commands();
const directory = mkdtempSync(join(tmpdir(), "hcnet-mock-"));
afterEach(() => commands.killAll());
afterAll(() => rmSync(directory, { recursive: true }));

function callerOf(line: string) {
  const { url, ...keys } = readLine(line);
  const send: Send = (method, path, init = {}) =>
    fetch(url + path, {
      method,
      ...init,
      headers: { "X-Auth-Token": keys.token, "Content-Type": "application/json", ...init.headers },
    });
  return { keys, send, url };
}

async function serve(...args: string[]) {
  const { line, finished, stop } = commands.run(["--port", "0", ...args]);
  // Without the line it has failed, and said why.
  const started = await Promise.race([line, finished.then(({ stderr }) => stderr)]);
  return {
    ...callerOf(started),
    stop: () => {
      stop();
      return finished;
    },
  };
}

/** Serves in a process of its own, which signals can stop. */
async function serveInProcess(...args: string[]) {
  const { child, line, finished } = commands.start(["--port", "0", ...args]);
  return {
    ...callerOf(await line),
    child,
    stop: (signal: NodeJS.Signals = "SIGTERM") => {
      child.kill(signal);
      return finished;
    },
  };
}

describe("--log", () => {
  test("json: a line for each call, and no secret in it", async () => {
    const token = "canary-token";
    const { send, stop } = await serve("--log", "json", "--token", token);
    const shown = await send("GET", `${SHOW}?token=canary-query`);
    await rename(send, "canary-body");
    await send("GET", "/nothing", { headers: { Authorization: "canary-header" } });
    const { code, stdout, stderr } = await stop();
    expect(code).toBe(0);
    const lines = stderr.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        method: "GET",
        path: SHOW,
        operationId: "showPublicip",
        status: 200,
        requestId: shown.headers.get("x-request-id"),
        durationMs: expect.any(Number),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
      { method: "PUT", operationId: "updatePublicip", status: 200 },
      { method: "GET", path: "/nothing", status: 404 },
    ]);
    expect(stderr).not.toContain("canary");
    expect(stdout.split("\n")).toHaveLength(2);
  });

  test("text: the same in words", async () => {
    const { send, stop } = await serve("--log", "text");
    await send("GET", LIST);
    const { stderr } = await stop();
    expect(stderr).toMatch(/^\S+Z GET \/v1\/\S+ listPublicips 200 [\d.]+ ms [0-9a-f]{32}\n$/);
  });

  test("off: nothing, by default", async () => {
    const { send, stop } = await serveInProcess();
    await send("GET", "/nothing");
    expect(await stop("SIGINT")).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("standard error without a reader", () => {
  test("fails no call and loses no recording", async () => {
    const file = join(directory, "unread.har");
    const { child, send, stop } = await serveInProcess("--log", "json", "--record", file);
    await send("GET", LIST);
    child.stderr.destroy();
    for (let call = 0; call < 3; call += 1) expect((await send("GET", LIST)).status).toBe(200);
    expect((await stop()).code).toBe(0);
    const { log } = JSON.parse(readFileSync(file, "utf8")) as Har;
    expect(log.entries).toHaveLength(4);
  });
});

describe("--seed", () => {
  test("puts resources into projects before anything is served", async () => {
    const file = join(directory, "seed.json");
    const seed = { project_id: PROJECT, clear: true, publicips: [{ alias: "seeded" }] };
    writeFileSync(file, JSON.stringify(seed));
    const { send } = await serve("--seed", file);
    const { publicips } = (await (await send("GET", LIST)).json()) as { publicips: unknown[] };
    expect(publicips).toMatchObject([{ alias: "seeded", status: "DOWN" }]);
  });
});

describe("the admin surface", () => {
  const served = async (...args: string[]) => {
    const { url } = await serve(...args);
    return (await fetch(`${url.replace("0.0.0.0", "127.0.0.1")}/__admin/clock`)).status;
  };

  test("is served where no other machine can reach it, or if told so", async () => {
    expect(await served()).toBe(200);
    expect(await served("--no-admin")).toBe(404);
    expect(await served("--host", "0.0.0.0")).toBe(404);
    expect(await served("--host", "0.0.0.0", "--admin-host", "mock")).toBe(200);
  });
});

describe("faults", () => {
  test("come from a file, latency and a rate limit from the command line", async () => {
    const file = join(directory, "faults.json");
    writeFileSync(file, '[{ "nth": 1, "effect": { "type": "response", "status": 503 } }]');
    const args = ["--faults", file, "--latency", "30-40", "--rate-limit", "1/day"];
    const { send } = await serve(...args);
    const start = performance.now();
    const seen = [await send("GET", LIST), await send("GET", LIST), await send("GET", LIST)];
    expect(performance.now() - start).toBeGreaterThan(85);
    expect(seen.map(({ status }) => status)).toEqual([503, 200, 429]);
  });
});

describe("behavior", () => {
  const created = { method: "POST", path: LIST } as const;
  const body = JSON.stringify({
    publicip: { type: "5_bgp" },
    bandwidth: { name: "own", size: 5, share_type: "PER" },
  });

  test.each([
    ["instant", "DOWN"],
    ["slow", "PENDING_CREATE"],
  ])("--transitions %s", async (how, status) => {
    const { send } = await serve("--transitions", how);
    const response = await send(created.method, created.path, { body });
    const { publicip } = (await response.json()) as { publicip: { id: string } };
    const shown = await send("GET", `${LIST}/${publicip.id}`);
    expect(await shown.json()).toMatchObject({ publicip: { status } });
  });

  test("--behavior, more than once", async () => {
    const { send } = await serve(
      "--behavior",
      "publicips.create=restricted",
      "--behavior",
      "sub-network-interfaces.allowed-address-pairs=hardware",
    );
    const { status } = await send(created.method, created.path, { body });
    expect(status).toBe(403);
  });
});

describe("--record", () => {
  test("writes the calls when stopped, as a whole and without secrets", async () => {
    const own = mkdtempSync(join(directory, "har-"));
    const file = join(own, "out.har");
    const { keys, send, stop } = await serve("--record", file, "--token", "canary-token");
    await send("GET", LIST);
    await rename(send, "recorded");
    expect(existsSync(file)).toBe(false);
    expect(await stop()).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(own)).toEqual(["out.har"]);
    const text = readFileSync(file, "utf8");
    const { log } = JSON.parse(text) as Har;
    expect(log.entries.map(({ request }) => request.method)).toEqual(["GET", "PUT"]);
    for (const secret of ["canary", keys.secretAccessKey]) expect(text).not.toContain(secret);
  });

  test("outlives requests whose target or host is no URL", async () => {
    const file = join(directory, "hostile.har");
    const { send, stop, url } = await serve("--record", file);
    const port = Number(new URL(url).port);
    await exchangeRaw(port, ["OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"]);
    await exchangeRaw(port, ["GET / HTTP/1.1\r\nHost: a b[\r\nConnection: close\r\n\r\n"]);
    await exchangeRaw(port, ["GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"]);
    expect((await send("GET", LIST)).status).toBe(200);
    expect((await stop()).code).toBe(0);
    const { log } = JSON.parse(readFileSync(file, "utf8")) as Har;
    expect(log.entries.map(({ request }) => URL.canParse(request.url))).not.toContain(false);
  });

  test("leaves what was there and ends with 1 when it cannot be written", async () => {
    const own = mkdtempSync(join(directory, "har-"));
    const { send, stop } = await serve("--record", join(own, "out.har"));
    await send("GET", LIST);
    rmSync(own, { recursive: true });
    const { code, stderr } = await stop();
    expect(code).toBe(1);
    expect(stderr).toContain(`--record: cannot write ${join(own, "out.har")}: ENOENT`);
  });
});

describe("a signal", () => {
  test("lets running calls finish, a second one does not", async () => {
    const first = await serveInProcess("--latency", "300");
    const call = first.send("GET", LIST);
    await new Promise((done) => setTimeout(done, 100));
    expect((await first.stop()).code).toBe(0);
    expect((await call).status).toBe(200);

    const second = await serveInProcess("--latency", "600000");
    const hanging = second.send("GET", LIST).catch(String);
    await new Promise((done) => setTimeout(done, 100));
    second.child.kill("SIGTERM");
    await new Promise((done) => setTimeout(done, 100));
    expect((await second.stop("SIGINT")).code).toBeNull();
    expect(await hanging).toContain("fetch failed");
  });
});
