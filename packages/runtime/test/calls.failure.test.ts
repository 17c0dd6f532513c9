import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { AbortError, ConnectionError, mapConcurrent, TimeoutError } from "../src/index.js";
import { json, type Responder, startServer } from "./support/server.js";
import { clientOf } from "./support/widgets.js";

const never: Responder = () => {};
const headersOnly: Responder = (response) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write('{"widgets":');
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("a rejected connection is a ConnectionError that keeps its cause", async () => {
  const response = clientOf(`http://127.0.0.1:${await freePort()}`).listWidgets();
  await expect(response).rejects.toBeInstanceOf(ConnectionError);
  await expect(response).rejects.toMatchObject({
    name: "ConnectionError",
    code: "ERR_CONNECTION",
    operationId: "listWidgets",
    message: expect.stringContaining("ECONNREFUSED") as string,
    cause: { code: "ECONNREFUSED" },
    mayHaveRun: false,
  });
});

const breaking: [title: string, response: Responder][] = [
  ["before the headers", (response) => response.destroy()],
  [
    "within a body of declared length",
    (response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write('{"widgets":[]}', () => response.destroy());
    },
  ],
  [
    "within a chunked body",
    (response) => {
      response.write('{"widgets":[]}', () => response.destroy());
    },
  ],
  [
    "within the body of an error",
    (response) => {
      response.writeHead(502, { "Content-Length": "100" });
      response.write("Bad", () => response.destroy());
    },
  ],
];

test.each(breaking)("a connection that closes %s is a ConnectionError", async (_, response) => {
  const server = await startServer(response);
  const call = clientOf(server.url).listWidgets();
  await expect(call).rejects.toBeInstanceOf(ConnectionError);
  await expect(call).rejects.toMatchObject({ operationId: "listWidgets" });
  expect(((await call.catch((error: Error) => error)) as Error).cause).toBeInstanceOf(Error);
});

test.each([
  ["no response", never],
  ["half a response", headersOnly],
])("%s in time is a TimeoutError", async (_, response) => {
  const server = await startServer(response);
  for (const call of [
    clientOf(server.url).listWidgets({}, { timeoutMs: 60 }),
    clientOf(server.url, { timeoutMs: 60 }).listWidgets(),
  ]) {
    await expect(call).rejects.toBeInstanceOf(TimeoutError);
    await expect(call).rejects.toMatchObject({
      name: "TimeoutError",
      code: "ERR_TIMEOUT",
      operationId: "listWidgets",
      message: "listWidgets: no complete response within 60 ms (timeoutMs)",
    });
  }
});

test("the time limit of a call wins over that of the session", async () => {
  const server = await startServer((response) => {
    setTimeout(() => response.end("{}"), 150);
  });
  const client = clientOf(server.url, { timeoutMs: 20 });
  await expect(client.listWidgets({}, { timeoutMs: 20_000 })).resolves.toEqual({});
});

test("an abort before the call sends nothing", async () => {
  const server = await startServer();
  const reason = new Error("changed my mind");
  const response = clientOf(server.url).listWidgets({}, { signal: AbortSignal.abort(reason) });
  await expect(response).rejects.toBeInstanceOf(AbortError);
  await expect(response).rejects.toMatchObject({
    name: "AbortError",
    code: "ERR_ABORTED",
    operationId: "listWidgets",
    cause: reason,
  });
  expect(server.received).toHaveLength(0);
});

test.each([
  ["while it waits for a response", never],
  ["while it reads the body", headersOnly],
])("an abort ends a call %s", async (_, respond) => {
  const controller = new AbortController();
  const reason = { text: "any value may be a reason" };
  const server = await startServer((response, request) => {
    respond(response, request);
    setTimeout(() => controller.abort(reason), 20);
  });
  const call = clientOf(server.url).listWidgets({}, { signal: controller.signal });
  await expect(call).rejects.toBeInstanceOf(AbortError);
  expect(((await call.catch((error: Error) => error)) as Error).cause).toBe(reason);
});

test("an abort after the response changes nothing", async () => {
  const server = await startServer(json(200, { widgets: [] }));
  const controller = new AbortController();
  const response = clientOf(server.url).listWidgets({}, { signal: controller.signal });
  await response;
  controller.abort();
  await expect(response).resolves.toEqual({ widgets: [] });
});

test("calls leave nothing behind on a signal that lives on", async () => {
  const server = await startServer(json(200, {}));
  const { signal } = new AbortController();
  const client = clientOf(server.url);
  await Promise.all(Array.from({ length: 20 }, () => client.listWidgets({}, { signal })));
  await client.listWidgets({ query: { name: {} as never } }, { signal }).catch(() => {});
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("an abort keeps the caller's reason, even if the caller's fetch throws something else", async () => {
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const client = clientOf("https://w.example", {
    fetch: async () => {
      controller.abort(reason);
      throw new Error("the fetch's own words");
    },
  });
  await expect(client.listWidgets({}, { signal: controller.signal })).rejects.toMatchObject({
    name: "AbortError",
    cause: reason,
  });
});

test("an abort before the call does not reach a fetch that knows no signals", async () => {
  let calls = 0;
  const client = clientOf("https://w.example", {
    fetch: async () => {
      calls += 1;
      return Response.json({ widgets: [] });
    },
  });
  const response = client.listWidgets({}, { signal: AbortSignal.abort() });
  await expect(response).rejects.toBeInstanceOf(AbortError);
  expect(calls).toBe(0);
});

test.each([null, undefined, {}, { status: 200 }, { status: 200, headers: {} }, "ok"])(
  "a fetch that returns %j, or a promise of it, is a ConnectionError after one attempt",
  async (value) => {
    let calls = 0;
    const returned = [value, Promise.resolve(value)] as unknown as Promise<Response>[];
    const client = clientOf("http://w.example", {
      fetch: () => returned[calls++] as Promise<Response>,
    });
    for (const made of [1, 2]) {
      await expect(client.listWidgets()).rejects.toMatchObject({
        name: "ConnectionError",
        message: expect.stringContaining("fetch: expected a Response, got ") as string,
      });
      expect(calls).toBe(made);
    }
  },
);

test.each([{ aborted: false }, new AbortController(), "now", 5, true])(
  "a signal that is %j is rejected before anything is sent",
  async (value) => {
    const server = await startServer(json(200, { widgets: [] }));
    const client = clientOf(server.url);
    const options = { signal: value as unknown as AbortSignal };
    for (const call of [
      () => client.listWidgets({}, options),
      () => client.http.GET("/v1/{project_id}/widgets", options),
      () => mapConcurrent([1], async () => 1, options),
    ]) {
      await expect(call()).rejects.toMatchObject({
        name: "InvalidArgumentError",
        message: expect.stringContaining("signal: expected an AbortSignal, got ") as string,
      });
    }
    expect(server.received).toEqual([]);
  },
);
