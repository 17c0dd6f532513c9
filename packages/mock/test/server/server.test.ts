import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { publicipCase, vifPeerCase } from "../support/cases.js";
import { BASE, sender } from "../support/cloud.js";
import { allowAt } from "../support/methods.js";
import { exchangeRaw } from "../support/raw.js";

const cloud = createMockCloud();
const path = vifPeerCase.path(vifPeerCase.projectId);
const body = JSON.stringify(vifPeerCase.request);
const headers = {
  "Content-Type": "application/json",
  "X-Auth-Token": cloud.credentials.token,
};
const MEGABYTE = 1024 * 1024;
let server: MockServer;

beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

const head = (...lines: string[]): string =>
  [
    `PUT ${path} HTTP/1.1`,
    "Host: mock",
    "Content-Type: application/json",
    `X-Auth-Token: ${cloud.credentials.token}`,
    ...lines,
    "",
    "",
  ].join("\r\n");

describe("the server", () => {
  test("listens on 127.0.0.1 and any free port by default", () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect(server.port).toBeGreaterThan(0);
  });

  test("shares the state of its cloud", async () => {
    const own = createMockCloud();
    const served = await own.listen();
    const change = { body: { publicip: { alias: "seen" } } };
    await sender(own, BASE, own.fetch).send(publicipCase, change);
    const look = { body: { publicip: {} } };
    const response = await sender(own, served.url, fetch).send(publicipCase, look);
    expect(response.body.publicip).toMatchObject({ alias: "seen" });
    await served.close();
  });

  test("names a taken port and the way out", async () => {
    await expect(cloud.listen({ port: server.port })).rejects.toThrow(
      `cannot listen: port ${server.port} on 127.0.0.1 is taken; choose another with --port, or --port 0`,
    );
  });

  test("says why it cannot listen elsewhere", async () => {
    await expect(cloud.listen({ host: "203.0.113.1" })).rejects.toThrow(/cannot listen: .*203/);
  });

  test("responds to OPTIONS with the methods and no body", async () => {
    const response = await fetch(server.url + path, { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe(allowAt(path));
    expect(await response.text()).toBe("");
  });

  test.each([
    [path, 405],
    ["/", 200],
    ["/nothing", 404],
  ])("responds to HEAD %s without a body", async (target, status) => {
    const response = await fetch(server.url + target, { method: "HEAD" });
    expect(response.status).toBe(status);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await response.text()).toBe("");
  });

  test("reads a body that comes in pieces", async () => {
    const pieces = [body.slice(0, 10), body.slice(10)].map(
      (piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`,
    );
    const request = [head("Transfer-Encoding: chunked", "Connection: close"), ...pieces];
    const response = await exchangeRaw(server.port, [...request, "0\r\n\r\n"]);
    expect(response).toMatch(/^HTTP\/1.1 200 /);
  });

  test("keeps a connection for the next call", async () => {
    const request = `${head(`Content-Length: ${body.length}`)}${body}`;
    const last = `${head(`Content-Length: ${body.length}`, "Connection: close")}${body}`;
    const response = await exchangeRaw(server.port, [request, last]);
    expect(response.match(/HTTP\/1.1 200 /g)).toHaveLength(2);
  });

  test("goes on after a client that left in the middle of a body", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write(`${head("Content-Length: 1000")}{"vif`, () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    const { status } = await sender(cloud, server.url, fetch).send(vifPeerCase);
    expect(status).toBe(200);
  });
});

describe("a body over 12 MB is rejected", () => {
  test("by its declared length, before any of it is sent", async () => {
    const request = head(`Content-Length: ${12 * MEGABYTE + 1}`, "Expect: 100-continue");
    const response = await exchangeRaw(server.port, [request]);
    expect(response).toMatch(/^HTTP\/1.1 413 /);
    expect(response).toContain("Connection: close");
    expect(response).not.toContain("100 Continue");
  });

  test("while it arrives, when no length was declared", async () => {
    const chunk = `${MEGABYTE.toString(16)}\r\n${" ".repeat(MEGABYTE)}\r\n`;
    const request = [head("Transfer-Encoding: chunked"), ...Array(13).fill(chunk), "0\r\n\r\n"];
    expect(await exchangeRaw(server.port, request)).toMatch(/^HTTP\/1.1 413 /);
  });

  test("but one that fits is asked for", async () => {
    const request = head(
      `Content-Length: ${body.length}`,
      "Expect: 100-continue",
      "Connection: close",
    );
    const response = await exchangeRaw(server.port, [request + body]);
    expect(response).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
  });

  test("and exactly 12 MB are not", async () => {
    const text = body + " ".repeat(12 * MEGABYTE - body.length);
    const response = await fetch(server.url + path, { method: "PUT", headers, body: text });
    expect(response.status).toBe(200);
  });
});

describe("close", () => {
  test("ends idle connections and frees the port", async () => {
    const own = await createMockCloud().listen();
    const idle = connect(own.port, "127.0.0.1");
    await new Promise((resolve) => idle.once("connect", resolve));
    const closed = new Promise((resolve) => idle.once("close", resolve));
    await Promise.all([own.close(), own.close()]);
    await closed;
    const again = await createMockCloud().listen({ port: own.port });
    await again.close();
  });

  test("lets a running call finish", async () => {
    const own = await cloud.listen();
    const socket = connect(own.port, "127.0.0.1");
    let response = "";
    socket.on("data", (data) => {
      response += data.toString();
    });
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.write(head(`Content-Length: ${body.length}`) + body.slice(0, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closing = own.close();
    socket.write(body.slice(5));
    await Promise.all([closing, ended]);
    expect(response).toMatch(/^HTTP\/1.1 200 /);
    expect(response).toContain("Connection: close");
  });
});

describe("fetch", () => {
  test("takes a Request, and works unbound", async () => {
    const { fetch: own } = cloud;
    const request = new Request(BASE + path, { method: "PUT", headers, body });
    expect((await own(request)).status).toBe(200);
  });

  test("rejects what the global one rejects", async () => {
    await expect(cloud.fetch("/no/host")).rejects.toThrow(TypeError);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(cloud.fetch(BASE, { signal })).rejects.toThrow("enough");
  });
});
