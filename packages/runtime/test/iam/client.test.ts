import { expect, test } from "vitest";
import { askIam } from "../../src/iam/client.js";
import { contextOf } from "../support/provider-context.js";
import { json, startServer } from "../support/server.js";

test("an attempt that hangs times out, and the next may succeed", async () => {
  let requests = 0;
  const server = await startServer((response, request) => {
    requests += 1;
    if (requests > 1) json(200, {})(response, request);
  });
  const response = await askIam(
    contextOf(server.url),
    { method: "GET", path: "/v3/projects" },
    200,
  );
  expect(response.status).toBe(200);
  expect(requests).toBe(2);
});

test("an aborted request is not retried", async () => {
  const controller = new AbortController();
  const server = await startServer((response) => {
    controller.abort();
    response.destroy();
  });
  const context = contextOf(server.url, { signal: controller.signal });
  await expect(askIam(context, { method: "GET", path: "/v3/projects" })).rejects.toThrow();
  expect(server.received).toHaveLength(1);
});
