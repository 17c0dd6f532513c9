// Behaviors that openapi-fetch documents, through this runtime's signing, retrying `fetch`.
import { wrapAsPathBasedClient } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { AbortError, InvalidArgumentError, InvalidResponseError } from "../src/index.js";
import { json, startServer } from "./support/server.js";
import { clientOf, createClient, KEYS, PROJECT_ID } from "./support/widgets.js";

const ALL = "/v1/{project_id}/widgets";
const ONE = "/v1/{project_id}/widgets/{widget_id}";
const params = { path: { widget_id: "w" } };
const body = { widget: { name: "a" } };

describe("options of a call", () => {
  test("parseAs decides how the body of a success is read", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    const { raw } = clientOf(server.url).http;
    const text = await raw.GET(ALL, { parseAs: "text" });
    expect(text.data).toBe('{"widgets":[]}');
    const buffer = await raw.GET(ALL, { parseAs: "arrayBuffer" });
    expect(buffer.data).toBeInstanceOf(ArrayBuffer);
    const blob = await raw.GET(ALL, { parseAs: "blob" });
    await expect(blob.data?.text()).resolves.toBe('{"widgets":[]}');
    const stream = await raw.GET(ALL, { parseAs: "stream" });
    expect(stream.data).toBeInstanceOf(ReadableStream);
  });

  test("parseAs leaves the error of a failure as JSON", async () => {
    const server = await startServer(json(400, { code: "W.1", message: "bad" }));
    const { error } = await clientOf(server.url).http.raw.GET(ALL, { parseAs: "stream" });
    expect(error).toEqual({ code: "W.1", message: "bad" });
  });

  test("querySerializer, pathSerializer and bodySerializer write their parts", async () => {
    const server = await startServer(json(200, {}));
    const { raw } = clientOf(server.url).http;
    const query = { id: ["a", "b"], limit: 1 };
    await raw.GET(ALL, {
      params: { query },
      querySerializer: ({ id = [] }) => `ids=${id.join("-")}`,
    });
    await raw.GET(ALL, {
      params: { query },
      querySerializer: { array: { style: "pipeDelimited", explode: false } },
    });
    await raw.PUT(ONE, {
      params,
      body,
      pathSerializer: (path, values) =>
        path.replace(/\{(\w+)\}/g, (_, name) => `x-${values[name]}`),
      bodySerializer: ({ widget }) => `name=${widget.name}`,
      headers: { "Content-Type": "text/plain" },
    });
    expect(server.received.map(({ target }) => target)).toEqual([
      `/v1/${PROJECT_ID}/widgets?ids=a-b`,
      `/v1/${PROJECT_ID}/widgets?id=a|b&limit=1`,
      `/v1/x-${PROJECT_ID}/widgets/x-w`,
    ]);
    expect(server.received[2]).toMatchObject({
      body: "name=a",
      headers: { "content-type": "text/plain" },
    });
  });

  test("a body of FormData is sent with its boundary", async () => {
    const server = await startServer(json(200, {}));
    const form = new FormData();
    form.set("name", "a");
    await clientOf(server.url).http.raw.PUT(ONE, { params, body, bodySerializer: () => form });
    const [{ headers, body: sent } = { headers: {}, body: "" }] = server.received;
    const [, boundary = "none"] = /boundary=(.+)/.exec(headers["content-type"] ?? "") ?? [];
    expect(sent.split("\r\n")[0]).toBe(`--${boundary}`);
  });

  test("a body that is not text is rejected before it is sent", async () => {
    const server = await startServer(json(200, {}));
    const { raw } = clientOf(server.url).http;
    const bodySerializer = () => new Blob([new Uint8Array([0xff, 0xfe])]);
    await expect(raw.PUT(ONE, { params, body, bodySerializer })).rejects.toThrow(
      new InvalidArgumentError("body: expected text, got bytes that are not UTF-8"),
    );
    expect(server.received).toEqual([]);
  });

  test("headers are numbers, booleans and arrays too, and null removes one", async () => {
    const server = await startServer(json(200, {}));
    await clientOf(server.url).http.raw.GET(ALL, {
      headers: {
        "X-Number": 1,
        "X-Flag": true,
        "X-List": ["a", "b"],
        "X-Unset": undefined,
        Accept: null,
      },
    });
    expect(server.received[0]?.headers).toMatchObject({
      ...{ "x-number": "1", "x-flag": "true", "x-list": "a, b" },
    });
    expect(server.received[0]?.headers).not.toHaveProperty("accept");
    expect(server.received[0]?.headers).not.toHaveProperty("x-unset");
  });

  test.each([
    ["a record", { "X-A": "secret\nX-B: 1" }],
    ["an array of values", { "X-A": ["a", "secret\n"] }],
    ["a Headers object", new Headers({ "X-A": "sécret" })],
  ])(
    "a header value that cannot be signed is rejected without being quoted, from %s",
    async (_, headers) => {
      const { raw } = clientOf("http://127.0.0.1:1").http;
      const call = raw.GET(ALL, { headers });
      await expect(call).rejects.toBeInstanceOf(InvalidArgumentError);
      await expect(call).rejects.toThrow(/^headers\.X-A: (?!.*s.cret)/i);
    },
  );

  test("baseUrl sends one call to another endpoint of the session", async () => {
    const [server, other] = [await startServer(json(200, {})), await startServer(json(200, {}))];
    const client = createClient({
      ...{ projectId: PROJECT_ID, credentials: { token: "t" } },
      endpoint: { widgets: server.url, gadgets: other.url },
    });
    await client.http.raw.GET(ALL, { baseUrl: `${other.url}/base/` });
    expect(server.received).toEqual([]);
    expect(other.received[0]?.target).toBe(`/base/v1/${PROJECT_ID}/widgets`);
  });

  test("baseUrl with an origin not of the session is rejected before anything is sent", async () => {
    const [server, other] = [await startServer(json(200, {})), await startServer(json(200, {}))];
    const { http } = clientOf(server.url);
    const call = http.raw.GET(ALL, { baseUrl: other.url });
    await expect(call).rejects.toBeInstanceOf(InvalidArgumentError);
    await expect(call).rejects.toThrow(
      `url: expected an endpoint of the session, got ${other.url}`,
    );
    for (const scheme of ["ftp:", "ws:"]) {
      const baseUrl = server.url.replace("http:", scheme);
      await expect(http.raw.GET(ALL, { baseUrl })).rejects.toThrow(
        `url: expected an absolute http: or https: URL, got ${scheme}`,
      );
    }
    expect([...server.received, ...other.received]).toEqual([]);
  });

  test("a request of middleware to an origin not of the session is rejected", async () => {
    const [server, other] = [await startServer(json(200, {})), await startServer(json(200, {}))];
    const client = clientOf(server.url);
    client.http.use({ onRequest: ({ request }) => new Request(other.url, request) });
    await expect(client.listWidgets()).rejects.toThrow(/^url: expected an endpoint of the session/);
    expect([...server.received, ...other.received]).toEqual([]);
  });

  test("fetch sends the signed request, with the other options of fetch", async () => {
    const seen: Request[] = [];
    const fetch = async (request: Request) => {
      seen.push(request);
      return Response.json({}, { status: seen.length === 1 ? 503 : 200 });
    };
    const client = clientOf("https://w.example", { credentials: KEYS, retry: { baseDelayMs: 1 } });
    const { response } = await client.http.raw.PUT(ONE, { params, body, fetch, cache: "no-store" });
    expect(response.status).toBe(200);
    expect(seen).toHaveLength(2);
    expect(seen[1]?.headers.get("authorization")).toMatch(/^SDK-HMAC-SHA256 /);
    expect(seen[1]?.cache).toBe("no-store");
    await expect(seen[1]?.json()).resolves.toEqual(body);
  });

  test("signal aborts a call before and while it runs", async () => {
    const server = await startServer(() => {});
    const { raw } = clientOf(server.url).http;
    await expect(raw.GET(ALL, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(AbortError);
    expect(server.received).toEqual([]);
    const controller = new AbortController();
    const call = raw.GET(ALL, { signal: controller.signal });
    await expect.poll(() => server.received).toHaveLength(1);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toMatchObject({ name: "AbortError", cause: { message: "enough" } });
  });
});

describe("methods", () => {
  test("include those that the API's document does not use", async () => {
    const server = await startServer(json(200, {}));
    const raw = clientOf(server.url).http.raw as unknown as Record<
      string,
      (...args: unknown[]) => Promise<object>
    >;
    await raw.PATCH?.(ALL, { body });
    await raw.OPTIONS?.(ALL);
    await raw.request?.("put", ONE, { params, body });
    await expect(raw.HEAD?.(ALL)).resolves.toMatchObject({ data: undefined });
    const methods = server.received.map(({ method }) => method);
    expect(methods).toEqual(["PATCH", "OPTIONS", "PUT", "HEAD"]);
  });

  test("a PATCH is not repeated when it may have run", async () => {
    const server = await startServer(json(503, {}));
    const raw = clientOf(server.url, { retry: { baseDelayMs: 1 } }).http.raw as unknown as {
      PATCH(path: string): Promise<object>;
    };
    await raw.PATCH(ALL);
    expect(server.received).toHaveLength(1);
  });

  test("serve the path-based client of openapi-fetch", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    const byPath = wrapAsPathBasedClient(clientOf(server.url).http.raw);
    const { data } = await byPath[ALL].GET({ params: { query: { limit: 1 } } });
    expect(data).toEqual({ widgets: [] });
  });
});

describe("responses", () => {
  test("can be read by the caller, in both styles of a client", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    const { http } = clientOf(server.url);
    for (const { response } of [await http.GET(ALL), await http.raw.GET(ALL)]) {
      expect(response).toBeInstanceOf(Response);
      expect(response.url).toBe(`${server.url}/v1/${PROJECT_ID}/widgets`);
      await expect(response.json()).resolves.toEqual({ widgets: [] });
    }
  });

  test("that are not JSON reject without quoting the body, also when middleware returned them", async () => {
    const server = await startServer((response) => response.end("<secret>"));
    const client = clientOf(server.url);
    await expect(client.http.raw.GET(ALL)).rejects.toThrow(/^(?!.*secret)/);
    client.http.use({ onResponse: () => new Response("<secret>") });
    const call = client.http.raw.GET(ALL);
    await expect(call).rejects.toBeInstanceOf(InvalidResponseError);
    await expect(call).rejects.toThrow(/^(?!.*secret)/);
  });
});
