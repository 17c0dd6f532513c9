// The recipe of the docs with a Redis server of its own. Nightly: it needs `redis-server`.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/publicips";
import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedLimiter } from "../../packages/docs/samples/recipes/redis-limiter.js";

let folder: string;
let server: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hcnet-redis-"));
  const unix = ["--port", "0", "--unixsocket", join(folder, "redis.sock")];
  server = spawn("redis-server", [...unix, "--save", "", "--dir", folder]);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.stdout?.on("data", (text) => /ready to accept/i.test(String(text)) && resolve());
  });
});

afterAll(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

test("sessions that share a store start no more attempts in a window than one may", async () => {
  const cloud = createMockCloud();
  const clients = [1, 2].map(() => {
    const storeClient = new Redis(join(folder, "redis.sock"));
    const store = new RateLimiterRedis({ storeClient, points: 5, duration: 1 });
    const client = createClient({
      region: "cn-north-4",
      projectId: "26ae5181a416420998eb2093aaed84d9",
      credentials: cloud.credentials,
      fetch: cloud.fetch,
      limiter: sharedLimiter(store, "publicips"),
    });
    return { client, storeClient };
  });
  const started = performance.now();
  await Promise.all(
    clients.flatMap(({ client }) => Array.from({ length: 8 }, () => client.listPublicips())),
  );
  // 16 attempts at 5 a second need three full windows after the first.
  expect(performance.now() - started).toBeGreaterThan(2_000);
  expect(cloud.journal.recent()).toHaveLength(16);
  for (const { storeClient } of clients) storeClient.disconnect();
});

test("a store that is down fails the call without a request", async () => {
  const cloud = createMockCloud();
  const storeClient = new Redis(join(folder, "nobody.sock"), {
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
  });
  storeClient.on("error", () => {});
  const store = new RateLimiterRedis({ storeClient, points: 5, duration: 1 });
  const client = createClient({
    region: "cn-north-4",
    projectId: "26ae5181a416420998eb2093aaed84d9",
    credentials: cloud.credentials,
    fetch: cloud.fetch,
    limiter: sharedLimiter(store, "publicips"),
    retry: false,
  });
  await expect(client.listPublicips()).rejects.toMatchObject({
    name: "ConnectionError",
    mayHaveRun: false,
  });
  expect(cloud.journal.recent()).toHaveLength(0);
});
