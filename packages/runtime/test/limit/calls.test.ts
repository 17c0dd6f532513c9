// The limiter in a session, against a real server.
import { expect, test } from "vitest";
import { createLimiter, ThrottlingError, TimeoutError } from "../../src/index.js";
import { json, startServer } from "../support/server.js";
import { clientOf } from "../support/widgets.js";

test("holds calls back, repeats included, and is free when they have ended", async () => {
  let [running, most, responded] = [0, 0, 0];
  const server = await startServer((response, request) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      responded += 1;
      const status = responded % 7 === 0 ? 503 : 200;
      json(status, { widgets: [] })(response, request);
    }, 2);
  });
  const limiter = createLimiter({ maxInFlight: 3 });
  const client = clientOf(server.url, { limiter, retry: { maxAttempts: 9, baseDelayMs: 1 } });
  await Promise.all(Array.from({ length: 40 }, () => client.listWidgets()));
  expect(most).toBe(3);
  expect(server.received.length).toBeGreaterThan(40);
  expect(limiter).toMatchObject({ inFlight: 0, waiting: 0 });
});

test("a call that waits for its turn ends by its time limit, was not sent, and leaves no trace", async () => {
  const server = await startServer(() => {});
  const limiter = createLimiter({ maxInFlight: 1 });
  const client = clientOf(server.url, { limiter, retry: false });
  const [first, second] = await Promise.allSettled([
    client.listWidgets({}, { timeoutMs: 150 }),
    client.listWidgets({}, { timeoutMs: 40 }),
  ]);
  expect(first).toMatchObject({ reason: { attempts: [{}], mayHaveRun: true } });
  expect(second).toMatchObject({ reason: { attempts: [], mayHaveRun: false } });
  expect(second).toHaveProperty("reason", expect.any(TimeoutError));
  expect(server.received).toHaveLength(1);
  expect(limiter).toMatchObject({ inFlight: 0, waiting: 0 });
});

test("a throttling code slows everything down", async () => {
  const server = await startServer(json(429, { code: "A", message: "slower" }));
  const limiter = createLimiter();
  const client = clientOf(server.url, { limiter, retry: false });
  await expect(client.listWidgets()).rejects.toBeInstanceOf(ThrottlingError);
  expect(limiter.requestsPerSecond).toBeLessThan(2);
});
