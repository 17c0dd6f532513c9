import createFetchClient from "openapi-fetch";
import { expect, test } from "vitest";
import { createFetch, createSession } from "../src/index.js";
import { json, startServer } from "./support/server.js";
import { KEYS, type Paths, PROJECT_ID } from "./support/widgets.js";

test("openapi-fetch itself can be used with a session", async () => {
  let calls = 0;
  const server = await startServer((response, request) => {
    calls += 1;
    json(calls === 1 ? 503 : 200, { widget: { id: "w" } })(response, request);
  });
  const session = createSession({
    endpoint: server.url,
    projectId: PROJECT_ID,
    credentials: KEYS,
    retry: { baseDelayMs: 1 },
  });
  const client = createFetchClient<Paths>({ baseUrl: server.url, fetch: createFetch(session) });
  const { data, response } = await client.PUT("/v1/{project_id}/widgets/{widget_id}", {
    params: { path: { project_id: PROJECT_ID, widget_id: "w" } },
    body: { widget: { name: "a" } },
  });
  expect(data).toEqual({ widget: { id: "w" } });
  expect(response).toBeInstanceOf(Response);
  expect(server.received.map(({ body }) => body)).toEqual(
    Array.from({ length: 2 }, () => '{"widget":{"name":"a"}}'),
  );
  expect(server.received[1]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 /);
});
