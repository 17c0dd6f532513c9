import { expect, test } from "vitest";
import { InvalidArgumentError } from "../src/index.js";
import { json, startServer } from "./support/server.js";
import { clientOf, PROJECT_ID } from "./support/widgets.js";

test("sends method, path, body and headers, with the project of the session", async () => {
  const server = await startServer();
  const body = { widget: { name: "\u4e2d \ud83d\ude00" } };
  await clientOf(server.url).updateWidget(
    { path: { widget_id: "w-1" }, body },
    { headers: { "X-Trace": "1" } },
  );
  expect(server.received).toHaveLength(1);
  const [request] = server.received;
  expect(request).toMatchObject({ method: "PUT", target: `/v1/${PROJECT_ID}/widgets/w-1` });
  expect(JSON.parse(request?.body ?? "")).toEqual(body);
  expect(request?.headers).toMatchObject({
    accept: "application/json",
    "content-type": "application/json",
    "x-trace": "1",
    "x-auth-token": "t",
  });
});

test("keeps a path prefix of the endpoint", async () => {
  const server = await startServer();
  await clientOf(`${server.url}/cloud/`).listWidgets();
  expect(server.received[0]?.target).toBe(`/cloud/v1/${PROJECT_ID}/widgets`);
});

test("sends no body and no content type when there is none", async () => {
  const server = await startServer();
  const client = clientOf(server.url);
  await client.listWidgets();
  await client.touchWidget({ path: { widget_id: "w" } });
  for (const { body, headers } of server.received) {
    expect(body).toBe("");
    expect(headers).not.toHaveProperty("content-type");
  }
});

test("sends null as a body when told to", async () => {
  const server = await startServer();
  await clientOf(server.url).updateWidget({ path: { widget_id: "w" }, body: null as never });
  expect(server.received[0]).toMatchObject({
    body: "null",
    headers: { "content-type": "application/json" },
  });
});

test("lets a caller replace Accept and Content-Type, in any case", async () => {
  const server = await startServer();
  const headers = { accept: "text/plain", "content-type": "application/json;charset=utf8" };
  const input = { path: { widget_id: "w" }, body: { widget: {} } };
  await clientOf(server.url).updateWidget(input, { headers });
  expect(server.received[0]).toMatchObject({ headers, body: '{"widget":{}}' });
});

test("does not let a header of a call replace the session's token", async () => {
  const server = await startServer();
  await clientOf(server.url).listWidgets({}, { headers: { "x-auth-token": "other" } });
  expect(server.received[0]?.headers["x-auth-token"]).toBe("t");
});

const queries: [query: Record<string, unknown>, search: string][] = [
  [{}, ""],
  [{ limit: 2, name: "a b/\u4e2d&c=d+e" }, "?limit=2&name=a%20b%2F%E4%B8%AD%26c%3Dd%2Be"],
  [{ id: ["a", "b"], limit: undefined, name: null }, "?id=a&id=b"],
  [{ id: [] }, ""],
  [{ id: ["a", null, "b"] }, "?id=a&id=b"],
  [{ name: "", on: true, off: false, none: 0 }, "?name=&on=true&off=false&none=0"],
  [{ "a&b#c": "1" }, "?a%26b%23c=1"],
];

test.each(queries)("writes the query %j as %s", async (query, search) => {
  const server = await startServer();
  await clientOf(server.url).listWidgets({ query: query as never });
  expect(server.received[0]?.target).toBe(`/v1/${PROJECT_ID}/widgets${search}`);
});

const staying = [
  "%2f",
  "a/b",
  "../x",
  "?a=b",
  "#c",
  "\t\n\r\0",
  "\\",
  "%",
  "a;b",
  "...",
  "a.",
  " ",
];

test.each([...staying, "%2e%2e", "\u4e2d", "\ud83d\ude00", "!'()*", "__proto__"])(
  "keeps the path parameter %j in its segment",
  async (value) => {
    const server = await startServer();
    await clientOf(server.url).updateWidget({ path: { widget_id: value }, body: { widget: {} } });
    const { target = "" } = server.received[0] ?? {};
    const segments = target.split("/");
    expect(segments.slice(0, 4)).toEqual(["", "v1", PROJECT_ID, "widgets"]);
    expect(segments).toHaveLength(5);
    expect(target).not.toMatch(/[?#\\]/);
    expect(decodeURIComponent(segments[4] ?? "")).toBe(value);
  },
);

const long: Record<string, unknown> = {};
long.self = long;
const rejected: [field: string, input: unknown, options?: unknown][] = [
  ...["", ".", "..", "\ud800", undefined, null, {}, ["a"], true].map(
    (value) => ["path.widget_id", { path: { widget_id: value } }] as [string, unknown],
  ),
  ["path.widget_id", {}],
  ["path.widget_id", { path: Object.create({ widget_id: "inherited" }) }],
  ["query.name", { path: { widget_id: "w" }, query: { name: { a: 1 } } }],
  ["query.name", { path: { widget_id: "w" }, query: { name: "\ud800" } }],
  ["query.id", { path: { widget_id: "w" }, query: { id: [["a"]] } }],
  ["body", { path: { widget_id: "w" }, body: long }],
  ["body", { path: { widget_id: "w" }, body: { n: 1n } }],
  ["body", { path: { widget_id: "w" }, body: () => "function" }],
  ["headers.x-a", { path: { widget_id: "w" } }, { headers: { "x-a": "1\r\nx-b: 2" } }],
  ["headers.x-a", { path: { widget_id: "w" } }, { headers: { "X-A": "1", "x-a": "2" } }],
  ["headers", { path: { widget_id: "w" } }, { headers: { "x a": "1" } }],
  ["timeoutMs", { path: { widget_id: "w" } }, { timeoutMs: 0 }],
  ["timeoutMs", { path: { widget_id: "w" } }, { timeoutMs: Number.NaN }],
];

test.each(rejected)(
  "rejects a wrong %s before anything is sent (case %$)",
  async (field, input, options) => {
    const server = await startServer();
    const response = clientOf(server.url).updateWidget(input as never, options as never);
    await expect(response).rejects.toBeInstanceOf(InvalidArgumentError);
    await expect(response).rejects.toThrow(new RegExp(`^${field.replaceAll(".", "\\.")}: `));
    expect(server.received).toHaveLength(0);
  },
);

test("sends through the fetch of the session, called as a plain function", async () => {
  const server = await startServer(json(200, { widgets: [] }));
  const calls: unknown[] = [];
  const client = clientOf(server.url, {
    fetch(this: unknown, url, init) {
      calls.push({ self: this, url, method: init.method, redirect: init.redirect });
      return fetch(url, init);
    },
  });
  expect(await client.listWidgets()).toEqual({ widgets: [] });
  expect(calls).toEqual([
    {
      self: undefined,
      url: `${server.url}/v1/${PROJECT_ID}/widgets`,
      method: "GET",
      redirect: "manual",
    },
  ]);
});
