import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordHar } from "../../src/har/index.js";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { LIST } from "../faults/support.js";
import { exchangeRaw } from "../support/raw.js";

const cloud = createMockCloud();
const recorder = recordHar(cloud);
let server: MockServer;

beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

/** The status of a call, and the URL and region under which it was recorded. */
async function call(requestLine: string, ...headers: string[]) {
  const token = `X-Auth-Token: ${cloud.credentials.token}`;
  const text = [requestLine, ...headers, token, "Connection: close", "", ""].join("\r\n");
  const response = await exchangeRaw(server.port, [text]);
  const entry = recorder.har().log.entries.at(-1);
  const body = response.slice(response.indexOf("\r\n\r\n") + 4);
  const error: unknown = /^\{/.test(body) ? JSON.parse(body) : undefined;
  return { status: Number(response.split(" ")[1]), url: entry?.request.url, error };
}

describe("a request target in absolute form", () => {
  test("is served, and takes the place of the header Host", async () => {
    const url = `http://vpc.cn-south-1.myhuaweicloud.com${LIST}?limit=1`;
    expect(await call(`GET ${url} HTTP/1.1`, "Host: other.example")).toMatchObject({
      status: 200,
      url,
    });
    const { projects } = cloud.snapshot();
    expect(projects.map(({ region }) => region)).toEqual(["cn-south-1"]);
  });

  test("is the server itself without a path", async () => {
    const { status, url } = await call("GET http://mock.example HTTP/1.1", "Host: mock.example");
    expect([status, url]).toEqual([200, "http://mock.example/"]);
  });

  test("leaves user and password out of the recording", async () => {
    const target = `http://user:canary@mock.example${LIST}`;
    expect(await call(`GET ${target} HTTP/1.1`, "Host: mock.example")).toMatchObject({
      status: 200,
      url: `http://mock.example${LIST}`,
    });
  });
});

describe.each(["/", LIST, "/v3/projects"])("on %s, as the gateway does", (path) => {
  test.each([
    [`http://[::1${path}`, "mock"],
    [`http://a:99999${path}`, "mock"],
    [`http://a b${path}`, "mock"],
    [`http://${path}`, "mock"],
    [`http://:80${path}`, "mock"],
    [`http://u:p@%zz${path}`, "mock"],
    [`HTTPS://[${path}`, "mock"],
    [path, "%zz"],
    [path, "a:99999"],
    [path, "[::1"],
    [path, ":80"],
    [path, "1.2.3.999"],
  ])("rejects %s with Host: %s", async (target, host) => {
    const { status, error } = await call(`GET ${target} HTTP/1.1`, `Host: ${host}`);
    expect(status).toBe(400);
    expect(error).toMatchObject({ error_code: "APIGW.0201" });
  });

  test.each(["[::1]:80", "a_b.example", "xn--bcher-kva.example:", "%41.example", "127.0.0.1"])(
    "accepts Host: %s, as header and in the target",
    async (host) => {
      for (const target of [path, `http://${host}${path}`]) {
        expect((await call(`GET ${target} HTTP/1.1`, `Host: ${host}`)).status).not.toBe(400);
      }
    },
  );
});

describe("a request whose target or host is no URL", () => {
  test.each([
    ["OPTIONS * HTTP/1.1", "Host: mock"],
    [`GET ${LIST} HTTP/1.1`, "Host: "],
    [`GET ${LIST} HTTP/1.1`, "Host: a b["],
    [`GET ${LIST} HTTP/1.1`, "Host: mock/path?query#fragment"],
    [`GET ${LIST} HTTP/1.1`, "Host: mock:99999"],
    [`GET ${LIST} HTTP/1.1`, "Host: ::1"],
    ["GET http:// HTTP/1.1", "Host: mock"],
    ["GET http://[ HTTP/1.1", "Host: mock"],
    ["GET http://a:b:c/ HTTP/1.1", "Host: mock"],
    ["GET //// HTTP/1.1", "Host: mock"],
  ])("%s, %s gets a response and is recorded", async (line, host) => {
    const before = recorder.har().log.entries.length;
    const { status, url } = await call(line, host);
    expect(status).toBeGreaterThanOrEqual(200);
    if (recorder.har().log.entries.length === before) expect(status).toBe(400);
    else expect(URL.canParse(url ?? "")).toBe(true);
  });
});
