// Malicious responses.
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  ApiError,
  type CallEvent,
  ConnectionError,
  createFetch,
  createSession,
} from "../../src/index.js";
import { type Responder, startServer } from "../support/server.js";
import { httpResponse as respond, startTcpServer } from "../support/tcp-server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf } from "../support/widgets.js";

const LIMIT = 100_000;
const encoded =
  (encode: (body: Buffer) => Buffer, encoding: string): Responder =>
  (response) =>
    response
      .setHeader("Content-Encoding", encoding)
      .end(encode(Buffer.from(`{"name":"${" ".repeat(LIMIT * 100)}"}`)));

/** Goes on as long as somebody reads; `status` is that of an error as well. */
const endless =
  (status: number): Responder =>
  (response) => {
    response.writeHead(status);
    const write = (): void => {
      while (!response.destroyed && response.write(" ".repeat(10_000)));
    };
    response.on("drain", write);
    write();
  };

const long: [title: string, response: Responder][] = [
  ["a body of declared length", (response) => response.end(" ".repeat(LIMIT + 1))],
  ["a success without end", endless(200)],
  ["an error without end", endless(500)],
  ["a redirect without end", endless(302)],
  ["gzip that unpacks to a hundred times the limit", encoded(gzipSync, "gzip")],
  ["deflate that does", encoded(deflateSync, "deflate")],
  ["brotli that does", encoded(brotliCompressSync, "br")],
];

const nested = (open: string, inner: string, close: string): string =>
  open.repeat(1_000_000) + inner + close.repeat(1_000_000);

const KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then"];
const hostile = (): string => {
  const members = KEYS.map((key) => `"${key}":{"polluted":1,"prototype":{"polluted":1}}`);
  return `{${members.join()},"code":"A.1","message":"b","widget":{${members.join()}}}`;
};

/** All that every object has, as text. */
const everyObject = (): string =>
  JSON.stringify(
    [Object.prototype, Array.prototype, Function.prototype, Headers.prototype].map((prototype) =>
      Reflect.ownKeys(prototype).map(String),
    ),
  );

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test.each(long)("%s is read no further than maxResponseBytes", async (__, response) => {
    const server = await startServer(response);
    const transport = createTransport();
    const client = clientOf(server.url, { transport, maxResponseBytes: LIMIT });
    const error = await client.listWidgets().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      message: `listWidgets: the response body exceeds maxResponseBytes (${LIMIT})`,
      mayHaveRun: true,
      attempts: [{}],
    });
    expect(server.received).toHaveLength(1);
  });

  test("a response of just maxResponseBytes is taken", async () => {
    const body = `{"widgets":[]${" ".repeat(LIMIT - 14)}}`;
    expect(body).toHaveLength(LIMIT);
    const server = await startServer((response) => response.end(body));
    const transport = createTransport();
    const client = clientOf(server.url, { transport, maxResponseBytes: LIMIT });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test.each(["000", "099", "600", "999"])(
    "rejects status %s with a typed error",
    async (status) => {
      const server = await startTcpServer(() => ({ onRequest: respond(`${status} Odd`, "{}") }));
      const transport = createTransport();
      const call = clientOf(server.url, { transport }).listWidgets();
      await expect(call).rejects.toMatchObject({ name: "ConnectionError", attempts: [{}] });
      expect(server.requests).toHaveLength(1);
      const session = {
        endpoint: server.url,
        projectId: "p",
        credentials: { token: "t" },
        transport,
      };
      const fetched = createFetch(createSession(session))(`${server.url}/v1/widgets`);
      await expect(fetched).rejects.toMatchObject({ name: "ConnectionError" });
    },
  );

  test.each([
    ["objects", nested('{"widgets":', "1", "}")],
    ["arrays", `{"widgets":${nested("[", "", "]")}}`],
    [
      "arrays after strings that look nested",
      `{"a":"\\\\","b":"\\"]","w":${nested("[", "", "]")}}`,
    ],
  ])("rejects a million nested %s with a typed error", async (__, body) => {
    const server = await startServer((response) => response.end(body));
    const { listWidgets, http } = clientOf(server.url, { transport: createTransport() });
    for (const call of [listWidgets, () => http.GET("/v1/{project_id}/widgets")]) {
      await expect(call()).rejects.toMatchObject({
        name: "InvalidResponseError",
        message: expect.stringMatching(
          /^listWidgets: expected a JSON object .* got JSON nested more than 1000 levels deep/,
        ),
      });
    }
  });

  test("rejects a million nested arrays with status 400 as an error without a code", async () => {
    const body = `{"code":"A.1","error":${nested("[", "", "]")}}`;
    const server = await startServer((response) => response.writeHead(400).end(body));
    const { listWidgets, http } = clientOf(server.url, { transport: createTransport() });
    await expect(listWidgets()).rejects.toMatchObject({ name: "ApiError", code: undefined });
    await expect(http.GET("/v1/{project_id}/widgets")).resolves.toMatchObject({ error: {} });
  });

  test("accepts 1000 nested arrays, and any number of brackets in strings", async () => {
    const widgets = `${"[".repeat(999)}${JSON.stringify(`${"[{".repeat(2000)}\\"`)}${"]".repeat(999)}`;
    const server = await startServer((response) => response.end(`{"widgets":${widgets}}`));
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: JSON.parse(widgets) });
  });

  test("headers without end are an error", async () => {
    const server = await startServer((response) => {
      const filler = Array.from({ length: 500 }, (___, at) => `X-${at}: ${"a".repeat(200)}\r\n`);
      response.socket?.write(`HTTP/1.1 200 OK\r\n${filler.join("")}\r\n`);
    });
    const client = clientOf(server.url, { transport: createTransport(), retry: false });
    await expect(client.listWidgets()).rejects.toBeInstanceOf(ConnectionError);
  });

  test("no response, query or header changes what every object has", async () => {
    const before = everyObject();
    const server = await startServer((response, { target }) => {
      response.writeHead(target.includes("fail") ? 400 : 200, {
        "Content-Type": "application/json",
        ...Object.fromEntries(KEYS.map((key) => [key, "polluted"])),
      });
      response.end(hostile());
    });
    const events: CallEvent[] = [];
    const client = clientOf(server.url, {
      transport: createTransport(),
      listener: (event) => events.push(event),
    });
    const own = JSON.parse(`{"__proto__":"1","constructor":"2"}`) as Record<string, string>;
    const response = await client
      .listWidgets({ query: own as never }, { headers: own })
      .withResponse();
    expect(response.data).toEqual(JSON.parse(hostile()));
    expect(response.headers.get("constructor")).toMatch(/^polluted/);
    const [received] = server.received;
    expect(received?.target).toContain("?__proto__=1&constructor=2");
    expect(received?.rawHeaders).toEqual(expect.arrayContaining(["constructor", "2"]));
    const error = await client
      .listWidgets({ query: { name: "fail" } })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: "A.1", message: "listWidgets: b (HTTP 400, A.1)" });
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).toBeTypeOf("string");
    expect(everyObject()).toBe(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
