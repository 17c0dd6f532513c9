// A limiter that asks a store, as several processes share one, against a real server.
import { expect, test } from "vitest";
import { ConnectionError, type Limiter, TimeoutError } from "../../src/index.js";
import { json, startServer } from "../support/server.js";
import { clientOf } from "../support/widgets.js";

/** Grants permits when the test says so. */
function heldLimiter() {
  const grants: (() => void)[] = [];
  let released = 0;
  const limiter: Limiter = {
    acquire: () => new Promise<void>((resolve) => grants.push(resolve)),
    release: () => {
      released += 1;
    },
  };
  return { limiter, grants, releases: () => released };
}

test("an attempt starts when the promise of the limiter resolves", async () => {
  const server = await startServer(json(200, { widgets: [] }));
  const { limiter, grants, releases } = heldLimiter();
  const call = clientOf(server.url, { limiter }).listWidgets();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.received).toHaveLength(0);
  grants[0]?.();
  await call;
  expect(server.received).toHaveLength(1);
  expect(releases()).toBe(1);
});

test("a call that ends while it waits is not sent, and its permit is released later", async () => {
  const server = await startServer(json(200, { widgets: [] }));
  const { limiter, grants, releases } = heldLimiter();
  const call = clientOf(server.url, { limiter, retry: false }).listWidgets({}, { timeoutMs: 20 });
  await expect(call).rejects.toBeInstanceOf(TimeoutError);
  expect(releases()).toBe(0);
  grants[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(releases()).toBe(1);
  expect(server.received).toHaveLength(0);
});

test.each([
  undefined,
  null,
  0,
  "down",
  Symbol("down"),
  Object.assign(new Error(), { mayHaveRun: true }),
])("a limiter that throws or rejects with %s ends the call, which was not sent", async (reason) => {
  const server = await startServer(json(200, { widgets: [] }));
  const throwing = () => {
    throw reason;
  };
  for (const acquire of [throwing, () => Promise.reject(reason)]) {
    const limiter: Limiter = { acquire, release: () => {} };
    const call = clientOf(server.url, { limiter }).listWidgets();
    await expect(call).rejects.toBeInstanceOf(ConnectionError);
    await expect(call).rejects.toMatchObject({ mayHaveRun: false, attempts: [] });
  }
  expect(server.received).toHaveLength(0);
});

test("a limiter that fails ends the call with its error as the cause", async () => {
  const server = await startServer(json(200, { widgets: [] }));
  const cause = new Error("the store is down");
  const limiter: Limiter = { acquire: () => Promise.reject(cause), release: () => {} };
  const call = clientOf(server.url, { limiter, retry: false }).listWidgets();
  await expect(call).rejects.toBeInstanceOf(ConnectionError);
  await expect(call).rejects.toMatchObject({ cause, mayHaveRun: false });
  expect(server.received).toHaveLength(0);
});
