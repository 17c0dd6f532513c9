import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { LIST } from "../faults/support.js";
import { exchangeRaw } from "../support/raw.js";

const cloud = createMockCloud();
let server: MockServer;

beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

const token = `X-Auth-Token: ${cloud.credentials.token}`;
const CHUNKED = "Transfer-Encoding: chunked";

function get(...headers: string[]): string {
  return [`GET ${LIST} HTTP/1.1`, token, ...headers, "", ""].join("\r\n");
}

function post(body: string, ...headers: string[]): string {
  const json = "Content-Type: application/json";
  const lines = [`POST ${LIST} HTTP/1.1`, "Host: mock", token, json, "Connection: close"];
  return [...lines, ...headers, "", body].join("\r\n");
}

/** Statuses of all responses, and the error of the last one. */
async function exchange(...texts: string[]) {
  const received = await exchangeRaw(server.port, texts);
  const statuses = Array.from(received.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, code]) => Number(code));
  const body = received.slice(received.lastIndexOf("\r\n\r\n") + 4);
  const { error_code, error_msg } = JSON.parse(body) as Record<string, unknown>;
  return { statuses, error: [error_code, error_msg] };
}

describe("a request that is not valid HTTP is returned as the gateway does", () => {
  test.each<[string, string, number, string]>([
    [
      "an unknown transfer coding",
      post("2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: xchunked"),
      400,
      "The request is not valid HTTP",
    ],
    [
      "a chunk extension of 20 kB",
      post(`2;${"a".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`, CHUNKED),
      413,
      "The extensions of a chunk are too long",
    ],
    [
      "a chunk size with 0x",
      post("0x2\r\n{}\r\n0\r\n\r\n", CHUNKED),
      400,
      "The request is not valid HTTP",
    ],
    [
      "a trailer that is too long",
      post(`2\r\n{}\r\n0\r\nX-T: ${"v".repeat(300_000)}\r\n\r\n`, CHUNKED),
      494,
      "The headers are over 131072 bytes",
    ],
    ["two hosts", get("Host: a", "Host: b"), 400, "Host: expected one header, got several"],
    ["no host", get(), 400, "Host: is missing"],
    ["a host with a path", get("Host: a/b"), 400, "Host: expected a host and a port"],
    ["another expectation", get("Host: a", "Expect: 200-ok"), 417, "Expect: expected 100-continue"],
    [
      "CONNECT",
      "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n",
      405,
      "CONNECT: the gateway is no proxy",
    ],
  ])("%s", async (_, text, status, message) => {
    // It may end the connection by itself.
    const closing = text.replace(`${token}\r\n`, `${token}\r\nConnection: close\r\n`);
    expect(await exchange(closing)).toEqual({ statuses: [status], error: ["APIGW.0201", message] });
  });

  test("and loses no response to the requests before it", async () => {
    const first = get("Host: mock");
    expect(await exchange(`${first}${first}BAD\r\n\r\n`)).toEqual({
      statuses: [200, 200, 400],
      error: ["APIGW.0201", "The request is not valid HTTP"],
    });
  });

  test("a body in UTF-16", async () => {
    const body = Buffer.from("\ufeff{}", "utf16le").toString("latin1");
    const response = await fetch(`${server.url}${LIST}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Auth-Token": cloud.credentials.token,
      },
      body: Buffer.from(body, "latin1"),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "The request body is not valid UTF-8" });
  });
});

describe("a body is taken", () => {
  const send = (body: string, type: string) =>
    fetch(`${server.url}${LIST}`, {
      method: "POST",
      headers: { "Content-Type": type, "X-Auth-Token": cloud.credentials.token },
      body,
    });
  const body = JSON.stringify({
    publicip: { type: "5_bgp" },
    bandwidth: { name: "own", size: 5, share_type: "PER" },
  });

  test.each([
    ["with a byte order mark", `\ufeff${body}`, "application/json"],
    ["of a type with a semicolon at its end", body, "application/json;"],
    ["of a type with charset and semicolon", body, "application/json; charset=utf-8;"],
  ])("%s", async (_, text, type) => {
    expect((await send(text, type)).status).toBe(200);
  });
});
