import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Har } from "../../src/har/index.js";
import { createMockCloud } from "../../src/index.js";
import { Commands, readLine } from "../support/command.js";
import { exchangeRaw } from "../support/raw.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const TOKEN = "canary-77c1-token";
const SHOW = `/v1/${PROJECT}/publicips/${ID}`;
const commands = new Commands();
const directory = mkdtempSync(join(tmpdir(), "hcnet-upstream-"));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  commands.killAll();
  for (const close of closers.splice(0)) await close();
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Serves a proxy in front of an endpoint. */
async function proxyOf(upstream: string, ...args: string[]) {
  const command = commands.run(["--port", "0", "--upstream", upstream, ...args]);
  const [, url = ""] = /listening on (\S+)/.exec(await command.line) ?? [];
  return {
    url,
    send: (method: string, path: string, body?: object, others?: Record<string, string>) =>
      fetch(url + path, {
        method,
        headers: { ...others, "X-Auth-Token": TOKEN, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    stop() {
      command.stop();
      return command.finished;
    },
  };
}

async function mockUpstream() {
  const cloud = createMockCloud({ credentials: { token: TOKEN } });
  const server = await cloud.listen({ port: 0 });
  closers.push(() => server.close());
  return server.url;
}

/** Serves one response to every call. */
async function planted(status: number, body: object) {
  const server = createServer((message, reply) => {
    message.resume();
    reply.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("hcnet-mock --upstream", () => {
  test("passes a header named __proto__ of a response on, and goes on after one of a request", async () => {
    const upstream = createServer((message, reply) => {
      message.resume();
      reply.writeHead(200, ["__proto__", "polluted", "Content-Type", "application/json"]).end("{}");
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    closers.push(() => new Promise((resolve) => void upstream.close(() => resolve())));
    const { port } = upstream.address() as AddressInfo;
    const proxy = await proxyOf(`http://127.0.0.1:${port}`);
    const sent = JSON.parse('{"__proto__":"polluted"}') as Record<string, string>;
    for (const headers of [sent, {}]) {
      const response = await proxy.send("GET", SHOW, undefined, headers);
      expect(response.status).toBe(200);
      expect(response.headers.get("__proto__")).toBe("polluted");
    }
    expect((await proxy.stop()).stderr).not.toMatch(/TypeError|polluted/);
  });

  test("sends calls on, reports nothing where they agree, and records what seeds a mock", async () => {
    const file = join(directory, "calls.har");
    const proxy = await proxyOf(await mockUpstream(), "--record", file);
    const renamed = await proxy.send("PUT", SHOW, { publicip: { alias: "recorded" } });
    expect(renamed.status).toBe(200);
    const shown = await proxy.send("GET", SHOW);
    expect(await shown.json()).toMatchObject({ publicip: { id: ID, alias: "recorded" } });
    expect(await proxy.stop()).toMatchObject({ code: 0, stderr: "" });
    const text = readFileSync(file, "utf8");
    expect(text).not.toContain(TOKEN);
    const { log } = JSON.parse(text) as Har;
    expect(log.entries.map((entry) => entry._operationId)).toEqual([
      "updatePublicip",
      "showPublicip",
    ]);

    const seeded = commands.run(["--port", "0", "--seed", file, "--token", TOKEN]);
    const { url } = readLine(await seeded.line);
    const found = await fetch(url + SHOW, { headers: { "X-Auth-Token": TOKEN } });
    expect(await found.json()).toMatchObject({ publicip: { alias: "recorded" } });
  });

  test.each([
    [
      200,
      { publicip: { id: ID, colour: TOKEN } },
      "publicip.colour: property that the spec does not have (string)",
    ],
    [200, { publicip: { status: "DOWN" } }, "publicip.id: is required"],
    [200, { publicip: { id: ID, alias: 7 } }, "publicip.alias: must be a string"],
    [
      200,
      { publicip: { id: ID, status: "PAUSED" } },
      'publicip.status: value that the spec does not list: "PAUSED"',
    ],
    [203, { publicip: { id: ID } }, "status 203 that the spec does not list"],
    [
      404,
      { code: "VPC.9999", message: "" },
      'code: error code that the spec does not list: "VPC.9999"',
    ],
  ])("reports that a response of status %i differs: %j", async (status, body, text) => {
    const proxy = await proxyOf(await planted(status, body));
    expect((await proxy.send("GET", SHOW)).status).toBe(status);
    const { stderr } = await proxy.stop();
    expect(stderr).toContain(`showPublicip ${status} response: ${text}`);
    expect(stderr).not.toContain(TOKEN);
  });

  const LIST = `/v1/${PROJECT}/publicips`;
  test.each<[string, string, string, object | undefined, string]>([
    [
      "a body with an unknown property",
      "PUT",
      SHOW,
      { publicip: { colour: 1 } },
      "updatePublicip 200 request: the service accepts a body that the spec rejects: publicip.colour",
    ],
    [
      "an unknown query parameter",
      "GET",
      `${LIST}?zz=1`,
      undefined,
      "listPublicips 200 request: the service accepts a query that the spec rejects: zz: unknown parameter; known: marker, limit",
    ],
    [
      "a query parameter where there are none",
      "GET",
      `${SHOW}?zz=1`,
      undefined,
      "showPublicip 200 request: the service accepts a query that the spec rejects: zz: unknown parameter; the operation has none",
    ],
    [
      "an invalid query parameter",
      "GET",
      `${LIST}?limit=none`,
      undefined,
      "listPublicips 200 request: the service accepts a query that the spec rejects: limit: must be an integer",
    ],
    [
      "a body where there is none",
      "DELETE",
      SHOW,
      { colour: 1 },
      "deletePublicip 200 request: the service accepts a body that the spec rejects: the operation has none",
    ],
    [
      "a missing body",
      "PUT",
      SHOW,
      undefined,
      "updatePublicip 200 request: the service accepts a body that the spec rejects: expected JSON, got none",
    ],
  ])("reports a request that the service accepts: %s", async (_, method, path, body, text) => {
    const proxy = await proxyOf(await planted(200, { publicip: { id: ID } }));
    await proxy.send(method, path, body);
    expect((await proxy.stop()).stderr).toContain(text);
  });

  test("reports an invalid request that the service rejects too", async () => {
    const proxy = await proxyOf(await mockUpstream());
    const response = await proxy.send("POST", LIST, { publicip: { type: 5 } });
    expect(response.status).toBe(400);
    const { stderr } = await proxy.stop();
    expect(stderr).toContain(
      "createPublicip 400 request: the spec rejects the body: publicip.type: must be a string\n",
    );
    expect(stderr).toContain("the spec rejects the body: bandwidth: is required\n");
    expect(stderr).not.toContain("response:");
  });

  test("returns 502 when the endpoint cannot be reached, and 400 for a target that is no URL", async () => {
    const proxy = await proxyOf("http://127.0.0.1:1");
    const response = await proxy.send("GET", SHOW);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain("upstream: ");
    const raw = "GET http://[::1/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    expect(await exchangeRaw(Number(new URL(proxy.url).port), [raw])).toMatch(
      /^HTTP\/1\.1 400 .*Request target: expected a URL or a path/s,
    );
    await proxy.stop();
  });

  test.each([
    [["--upstream", "ftp://a"], "--upstream: expected a URL"],
    [
      ["--upstream", "http://127.0.0.1:1", "--seed", "a.json"],
      "--upstream and --seed: give one or neither",
    ],
  ])("rejects %j", async (args, message) => {
    const { finished } = commands.run(["--port", "0", ...args]);
    expect(await finished).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
