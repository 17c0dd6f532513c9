// The official client over Streamable HTTP.
import { request } from "node:http";
import { createMockCloud } from "@hcnet/mock";
import { createSession } from "@hcnet/runtime";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpServer, parseAddress, serveHttp } from "../src/http.js";
import { createServerFactory } from "../src/server.js";
import { PROJECT_ID } from "./support/host.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const bind = {
  path: { publicip_id: ID },
  body: { publicip: { port_id: "f588ccfa-8750-4d7c-bf5d-2ede24414706" } },
};
const cloud = createMockCloud();
let server: HttpServer;

beforeAll(async () => {
  const { credentials, fetch } = cloud;
  const session = createSession({
    region: "cn-north-4",
    projectId: PROJECT_ID,
    credentials,
    fetch,
  });
  server = await serveHttp(createServerFactory({ session, allow: ["*"] }), parseAddress("0"));
});
afterAll(() => server.close());

describe.for(["legacy", "auto"] as const)(
  "the official client with version negotiation %s",
  (mode) => {
    test("lists and calls tools, and confirms a plan with its token", async () => {
      cloud.reset();
      const client = new Client(
        { name: "host", version: "1.0.0" },
        { versionNegotiation: { mode } },
      );
      await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
      expect((await client.listTools()).tools.length).toBeGreaterThan(43);
      const list = await client.callTool({ name: "listPublicips", arguments: {} });
      expect(list.structuredContent).toHaveProperty("publicips");
      const planned = await client.callTool({ name: "updatePublicip", arguments: bind });
      const { confirm } = (planned.structuredContent as { plan: { confirm: string } }).plan;
      const done = await client.callTool({
        name: "updatePublicip",
        arguments: { ...bind, confirm },
      });
      expect(done.structuredContent).toHaveProperty("response");
      await client.close();
    });
  },
);

test("asks the user in the protocol version with input requests", async () => {
  cloud.reset();
  const client = new Client(
    { name: "host", version: "1.0.0" },
    { versionNegotiation: { mode: "auto" }, capabilities: { elicitation: { form: {} } } },
  );
  client.setRequestHandler(
    "elicitation/create",
    () =>
      ({
        ...{ action: "accept", content: { confirm: true } },
      }) as const,
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
  const done = await client.callTool({ name: "updatePublicip", arguments: bind });
  expect(done.structuredContent).toHaveProperty("response");
  await client.close();
});

describe("a request of another machine or page", () => {
  const status = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const options = {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
      };
      request(server.url, options, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end("{}");
    });

  test("is rejected for its Host or its Origin", async () => {
    expect(await status({ host: "attacker.example" })).toBe(403);
    expect(await status({ origin: "https://attacker.example" })).toBe(403);
    expect(await status({ origin: "null" })).toBe(403);
    expect(await status({})).not.toBe(403);
  });
});

test.for(["0.0.0.0:3000", "192.168.0.1:3000", "example.com:80", "x", "127.0.0.1:99999", ""])(
  "the address %j is rejected",
  (address) => {
    expect(() => parseAddress(address)).toThrow("--http: expected a port, or a loopback address");
  },
);
