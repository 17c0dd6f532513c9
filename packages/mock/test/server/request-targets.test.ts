import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  return { status: Number(response.split(" ")[1]), url: entry?.request.url };
}

describe("a request target in absolute form", () => {
  it("is served, and takes the place of the header Host", async () => {
    const url = `http://vpc.cn-south-1.myhuaweicloud.com${LIST}?limit=1`;
    expect(await call(`GET ${url} HTTP/1.1`, "Host: other.example")).toEqual({ status: 200, url });
    const { projects } = cloud.snapshot();
    expect(projects.map(({ region }) => region)).toEqual(["cn-south-1"]);
  });

  it("is the server itself without a path", async () => {
    const { status, url } = await call("GET http://mock.example HTTP/1.1", "Host: mock.example");
    expect([status, url]).toEqual([200, "http://mock.example/"]);
  });

  it("leaves user and password out of the recording", async () => {
    const target = `http://user:canary@mock.example${LIST}`;
    expect(await call(`GET ${target} HTTP/1.1`, "Host: mock.example")).toEqual({
      status: 200,
      url: `http://mock.example${LIST}`,
    });
  });
});

describe("a request whose target or host is no URL", () => {
  it.each([
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
