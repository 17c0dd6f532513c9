import type { Middleware } from "openapi-fetch";
import { expect, test } from "vitest";
import { ApiError, ConnectionError, InvalidArgumentError, TimeoutError } from "../src/index.js";
import { json, type Received, startServer } from "./support/server.js";
import { clientOf, KEYS, PROJECT_ID } from "./support/widgets.js";

const ONE = "/v1/{project_id}/widgets/{widget_id}";
const ALL = "/v1/{project_id}/widgets";
/** The path client as plain JavaScript sees it. */
interface UntypedHttp {
  GET(path: string): Promise<{ error?: unknown; response: Response }>;
}

const widget = { id: "w", name: "a", status: "UP" };

test("resolves to data on success", async () => {
  const server = await startServer(json(200, { widget }));
  const { data, error, response } = await clientOf(server.url).http.PUT(ONE, {
    params: { path: { widget_id: "a/b" } },
    body: { widget: { name: "a" } },
    headers: { "X-Trace": "1" },
  });
  expect(data).toEqual({ widget });
  expect(error).toBeUndefined();
  expect(response.status).toBe(200);
  expect(server.received).toEqual([
    expect.objectContaining({
      method: "PUT",
      target: `/v1/${PROJECT_ID}/widgets/a%2Fb`,
      body: '{"widget":{"name":"a"}}',
    }),
  ]);
  expect(server.received[0]?.headers["x-trace"]).toBe("1");
});

test("serves every method", async () => {
  const server = await startServer(json(200, {}));
  const { http } = clientOf(server.url);
  const path = { widget_id: "w" };
  await http.GET(ALL, { params: { query: { id: ["a", "b"] } } });
  await http.GET(ALL);
  await http.POST(ALL, { body: { widget: { name: "a" } } });
  await http.DELETE(ONE, { params: { path, query: { force: true } } });
  expect(server.received.map(({ method, target }) => `${method} ${target}`)).toEqual([
    `GET /v1/${PROJECT_ID}/widgets?id=a&id=b`,
    `GET /v1/${PROJECT_ID}/widgets`,
    `POST /v1/${PROJECT_ID}/widgets`,
    `DELETE /v1/${PROJECT_ID}/widgets/w?force=true`,
  ]);
});

test("resolves to the error as it came, and does not reject", async () => {
  const body = { code: "VPC.0501", message: "bad" };
  const server = await startServer(json(400, body));
  const { data, error, response } = await clientOf(server.url).http.GET(ALL);
  expect(data).toBeUndefined();
  expect(error).toEqual(body);
  expect(response.status).toBe(400);
});

test.each(["", "null", "0", '""'])("gives an error that is true for the body %j", async (body) => {
  const server = await startServer((response) => {
    response.writeHead(502).end(body);
  });
  const { error, response } = await clientOf(server.url).http.GET(ALL);
  expect(error).toEqual({});
  expect(response.status).toBe(502);
});

test("rejects when there is no response, naming the operation", async () => {
  const server = await startServer(() => {});
  const { http } = clientOf(server.url);
  const response = http.GET(ALL, { timeoutMs: 40 });
  await expect(response).rejects.toBeInstanceOf(TimeoutError);
  await expect(response).rejects.toMatchObject({ operationId: "listWidgets" });
  await expect(clientOf("http://127.0.0.1:1").http.GET(ALL)).rejects.toBeInstanceOf(
    ConnectionError,
  );
});

test("asks the service about a path that it does not know", async () => {
  const server = await startServer(json(404, { error_code: "APIGW.0101", error_msg: "no API" }));
  const http = clientOf(server.url).http as unknown as UntypedHttp;
  const { error, response } = await http.GET("/v9/{project_id}/unknown");
  expect(error).toMatchObject({ error_code: "APIGW.0101" });
  expect(response.status).toBe(404);
  expect(server.received[0]?.target).toBe(`/v9/${PROJECT_ID}/unknown`);
});

test.each([".evil.example/", "@evil.example/", "", "v1"])(
  "rejects the path %j, which would change the host",
  async (path) => {
    const sent: string[] = [];
    const client = clientOf("https://w.example", {
      fetch: async (url) => {
        sent.push(url);
        return Response.json({});
      },
    });
    const http = client.http as unknown as UntypedHttp;
    await expect(http.GET(path)).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(sent).toEqual([]);
  },
);

test("does not fill a path from members that every object has", async () => {
  const http = clientOf("https://w.example").http as unknown as UntypedHttp;
  await expect(http.GET("/v1/{toString}")).rejects.toThrow(
    "path.toString: expected a string, got undefined",
  );
});

test("has middleware add headers before signing, for both faces of the client", async () => {
  const server = await startServer(json(200, {}));
  const client = clientOf(server.url, { credentials: KEYS });
  const tracing: Middleware = {
    onRequest({ request }) {
      request.headers.set("X-Trace", "1");
      return request;
    },
  };
  client.http.use(tracing);
  await client.http.GET(ALL);
  await client.listWidgets();
  client.http.eject(tracing);
  await client.http.GET(ALL);
  const signed = server.received.map(({ headers }: Received) => [
    headers["x-trace"],
    headers.authorization?.includes("x-trace;") || headers.authorization?.includes("x-trace,"),
  ]);
  expect(signed).toEqual([
    ["1", true],
    ["1", true],
    [undefined, false],
  ]);
});

test("shows the request to middleware, and no credentials", async () => {
  const server = await startServer(json(200, {}));
  const client = clientOf(server.url, { credentials: { token: "s3cret" } });
  const seen: unknown[] = [];
  client.http.use({
    async onRequest({ request }) {
      request.clone().headers.set("x-clone", "has headers of its own");
      seen.push(request.method, request.url, await request.clone().json(), [...request.headers]);
    },
  });
  await client.http.POST(ALL, { body: { widget: { name: "a" } } });
  expect(seen).toEqual([
    "POST",
    `${server.url}/v1/${PROJECT_ID}/widgets`,
    { widget: { name: "a" } },
    [
      ["accept", "application/json"],
      ["content-type", "application/json"],
    ],
  ]);
});

test("takes the response of middleware", async () => {
  const server = await startServer(json(200, {}));
  const client = clientOf(server.url);
  client.http.use({
    onResponse: () => Response.json({ code: "M.1", message: "m" }, { status: 409 }),
  });
  await expect(client.listWidgets()).rejects.toMatchObject({ status: 409, code: "M.1" });
  await expect(client.listWidgets()).rejects.toBeInstanceOf(ApiError);
});

test.each(["onRequest", "onResponse"] as const)("passes on what %s throws", async (hook) => {
  const server = await startServer(json(200, {}));
  const client = clientOf(server.url);
  const mine = new SyntaxError("mine");
  const fail = () => {
    throw mine;
  };
  client.http.use(hook === "onRequest" ? { onRequest: fail } : { onResponse: fail });
  await expect(client.listWidgets()).rejects.toBe(mine);
});

test("shows our errors to the onError of middleware", async () => {
  const client = clientOf("http://127.0.0.1:1");
  const seen: unknown[] = [];
  client.http.use({
    onError({ error }) {
      seen.push(error);
    },
  });
  await expect(client.listWidgets()).rejects.toBeInstanceOf(ConnectionError);
  expect(seen).toEqual([expect.any(ConnectionError)]);
});
