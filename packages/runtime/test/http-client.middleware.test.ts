// How middleware that openapi-fetch documents behaves, in both styles of a call.
import type { Middleware } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { ConnectionError } from "../src/index.js";
import { json, startServer } from "./support/server.js";
import { clientOf, KEYS, PROJECT_ID } from "./support/widgets.js";

const ALL = "/v1/{project_id}/widgets";
const ONE = "/v1/{project_id}/widgets/{widget_id}";
const params = { path: { widget_id: "w" } };
const body = { widget: { name: "a" } };

describe("middleware", () => {
  test("runs in order for requests and in reverse for responses, that of a call innermost", async () => {
    const server = await startServer(json(200, {}));
    const { raw } = clientOf(server.url).http;
    const seen: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest: () => void seen.push(`request ${name}`),
      onResponse: () => void seen.push(`response ${name}`),
    });
    raw.use(named("first"), named("second"));
    await raw.GET(ALL, { middleware: [named("call")] });
    expect(seen).toEqual([
      ...["request first", "request second", "request call"],
      ...["response call", "response second", "response first"],
    ]);
  });

  test("gets the context of openapi-fetch and the operation id, in both styles of a call", async () => {
    const server = await startServer(json(200, {}));
    const client = clientOf(server.url);
    const seen: unknown[] = [];
    client.http.use({
      onRequest: ({ operationId, schemaPath, params, options, id, request }) => {
        const { parseAs, baseUrl } = options;
        seen.push({ operationId, schemaPath, params, parseAs, baseUrl, method: request.method });
        expect(id).toMatch(/\w/);
        expect(options).toSatisfy(Object.isFrozen);
      },
    });
    await client.updateWidget({ path: { widget_id: "w" }, body });
    await client.http.PUT(ONE, { params, body });
    const expected = {
      operationId: "updateWidget",
      schemaPath: ONE,
      params: { path: { widget_id: "w", project_id: PROJECT_ID } },
      ...{ parseAs: "json", baseUrl: server.url, method: "PUT" },
    };
    expect(seen).toMatchObject([expected, expected]);
  });

  test("can return a request made of the one it got", async () => {
    const server = await startServer(json(200, {}));
    const client = clientOf(server.url, { credentials: KEYS });
    client.http.use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { "Content-Type": "application/json", "X-New": "1" } }),
    });
    await client.updateWidget({ path: { widget_id: "w" }, body });
    expect(server.received[0]).toMatchObject({ method: "PUT", body: JSON.stringify(body) });
    expect(server.received[0]?.headers.authorization).toContain("x-new");
  });

  test("can abort a call through the request that it returns", async () => {
    const server = await startServer(() => {});
    const client = clientOf(server.url);
    const reason = new Error("enough");
    client.http.use({
      onRequest: ({ request }) => new Request(request, { signal: AbortSignal.abort(reason) }),
    });
    const signal = new AbortController().signal;
    await expect(client.listWidgets()).rejects.toMatchObject({ cause: reason });
    await expect(client.listWidgets({}, { signal })).rejects.toMatchObject({ cause: reason });
  });

  test("sees the signal of the call", async () => {
    const server = await startServer(json(200, {}));
    const client = clientOf(server.url);
    const { signal } = new AbortController();
    const seen: AbortSignal[] = [];
    client.http.use({ onRequest: ({ request }) => void seen.push(request.signal) });
    await client.listWidgets({}, { signal });
    expect(seen).toEqual([signal]);
    expect(seen[0]).toBe(signal);
  });

  test("that responds itself ends the call, with no request and no onResponse", async () => {
    const server = await startServer(json(200, {}));
    const client = clientOf(server.url);
    const seen: Response[] = [];
    client.http.use({
      onRequest: () => Response.json({ widgets: [{ id: "cached" }] }),
      onResponse: ({ response }) => void seen.push(response),
    });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [{ id: "cached" }] });
    expect([server.received.length, seen.length]).toEqual([0, 0]);
  });

  test("can return the response that it got", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    const client = clientOf(server.url);
    client.http.use({ onResponse: ({ response }) => response });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test("can turn an error into a response, or into another error", async () => {
    const client = clientOf("http://127.0.0.1:1", { retry: false });
    const mine = new Error("mine");
    const seen: unknown[] = [];
    const replace = {
      onError: ({ error }: { error: unknown }) => {
        seen.push(error);
        return mine;
      },
    };
    client.http.use(replace);
    await expect(client.listWidgets()).rejects.toBe(mine);
    expect(seen).toEqual([expect.any(ConnectionError)]);
    client.http.use({ onError: () => Response.json({ widgets: [] }) });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test("that returns something else is an error, as is what has none of its functions", async () => {
    const client = clientOf("http://127.0.0.1:1");
    expect(() => client.http.use({ onRequset: () => {} } as never)).toThrow(
      "middleware: expected an object with onRequest, onResponse or onError",
    );
    client.http.use(undefined as never, { onRequest: () => "text" as never });
    await expect(client.listWidgets()).rejects.toThrow(/onRequest/);
  });
});
