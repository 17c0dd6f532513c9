import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { LIST, sendTo } from "../faults/support.js";
import { exchangeRaw } from "../support/raw.js";

const KILOBYTE = 1024;
const cloud = createMockCloud();
let server: MockServer;

beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

const long = (bytes: number): string => "x".repeat(bytes);

function get(target: string, ...headers: string[]): string {
  const token = `X-Auth-Token: ${cloud.credentials.token}`;
  const lines = [`GET ${target} HTTP/1.1`, "Host: mock", token, "Connection: close", ...headers];
  return [...lines, "", ""].join("\r\n");
}

interface Raw {
  readonly status: number;
  readonly body: unknown;
}

async function raw(text: string): Promise<Raw> {
  const response = await exchangeRaw(server.port, [text]);
  const [head = "", body = ""] = response.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body: body === "" ? "" : JSON.parse(body) };
}

const gatewayError = (message: string) => ({
  error_code: "APIGW.0201",
  error_msg: message,
  request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
});

describe("the gateway's limits", () => {
  test("a URI up to 32 K is taken, a longer one is rejected", async () => {
    const room = 32 * KILOBYTE - LIST.length - "?x=".length;
    expect((await raw(get(`${LIST}?x=${long(room)}`))).status).toBe(200);
    expect(await raw(get(`${LIST}?x=${long(room + 1)}`))).toEqual({
      status: 414,
      body: gatewayError("The URI is over 32768 bytes"),
    });
  });

  test("a header up to 32 K is taken, a longer one is rejected", async () => {
    const room = 32 * KILOBYTE - "X-Long".length;
    expect((await raw(get(LIST, `X-Long: ${long(room)}`))).status).toBe(200);
    expect(await raw(get(LIST, `X-Long: ${long(room + 1)}`))).toEqual({
      status: 494,
      body: gatewayError("The header X-Long is over 32768 bytes"),
    });
  });

  test.each([
    ["a little", 5],
    ["far", 40],
  ])("headers %s over 128 K together are rejected", async (_, count) => {
    const headers = Array.from({ length: count }, (__, index) => `X-${index}: ${long(30_000)}`);
    expect((await raw(get(LIST, ...headers.slice(0, 4)))).status).toBe(200);
    expect(await raw(get(LIST, ...headers))).toEqual({
      status: 494,
      body: gatewayError("The headers are over 131072 bytes"),
    });
  });

  test("hold in process as well", async () => {
    const send = sendTo(cloud, "https://mock.example", cloud.fetch);
    const uri = await send("GET", `${LIST}?x=${long(33 * KILOBYTE)}`);
    expect([uri.status, await uri.json()]).toEqual([
      414,
      gatewayError("The URI is over 32768 bytes"),
    ]);
    const header = await send("GET", LIST, { headers: { "X-Long": long(33 * KILOBYTE) } });
    expect(header.status).toBe(494);
  });
});

describe("what is no HTTP", () => {
  test.each([
    "hello\r\n\r\n",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00",
  ])("%j gets 400, and the server keeps running", async (text) => {
    expect(await raw(text)).toEqual({
      status: 400,
      body: gatewayError("The request is not valid HTTP"),
    });
    expect((await raw(get(LIST))).status).toBe(200);
  });
});
