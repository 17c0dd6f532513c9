import { expect, test } from "vitest";
import { requestIam } from "../../src/iam/client.js";
import { contextOf } from "../support/provider-context.js";
import { json, startServer } from "../support/server.js";

test("an attempt that hangs times out, and the next may succeed", async () => {
  let requests = 0;
  const server = await startServer((response, request) => {
    requests += 1;
    if (requests > 1) json(200, {})(response, request);
  });
  const response = await requestIam(
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
  await expect(requestIam(context, { method: "GET", path: "/v3/projects" })).rejects.toThrow();
  expect(server.received).toHaveLength(1);
});

test("a 429 that asks for more than 5 seconds is not retried", async () => {
  const server = await startServer((response, request) => {
    response.setHeader("Retry-After", "6");
    json(429, { error_code: "APIGW.0308", error_msg: "Throttled" })(response, request);
  });
  await expect(
    requestIam(contextOf(server.url), { method: "GET", path: "/v3/projects" }),
  ).rejects.toMatchObject({ name: "ThrottlingError", status: 429 });
  expect(server.received).toHaveLength(1);
});

test("a 401 of IAM itself corrects the clock skew, and the request is signed again", async () => {
  const serverNow = Date.now() + 3 * 3_600_000;
  const server = await startServer((response, request) => {
    response.setHeader("Date", new Date(serverNow).toUTCString());
    const isFirst = server.received.length === 1;
    json(isFirst ? 401 : 200, isFirst ? { error: { code: 401 } } : {})(response, request);
  });
  const credentials = { accessKeyId: "AK", secretAccessKey: "SK" };
  await requestIam(contextOf(server.url), { method: "GET", path: "/v3/projects", credentials });
  const [first, second] = server.received.map(({ headers }) => headers["x-sdk-date"]);
  expect(server.received).toHaveLength(2);
  expect(second).not.toBe(first);
});
