import { afterAll, test as base, describe, expect, expectTypeOf } from "vitest";
import type { MockCloud, MockServer } from "../../src/index.js";
import { mockFixtures, test } from "../../src/vitest/index.js";
import { NOW } from "../support/cases.js";

const clouds = new Set<MockCloud>();
const servers: MockServer[] = [];

describe("the fixtures", () => {
  test.for([1, 2])("give each test a cloud of its own: %i", async (_, { cloud }) => {
    expectTypeOf(cloud).toEqualTypeOf<MockCloud>();
    expect(clouds.has(cloud)).toBe(false);
    expect(cloud.journal.recent()).toEqual([]);
    await cloud.fetch("https://vpc.cn-north-4.myhuaweicloud.com/");
    clouds.add(cloud);
  });

  test("serve that cloud", async ({ cloud, cloudServer }) => {
    expectTypeOf(cloudServer).toEqualTypeOf<MockServer>();
    servers.push(cloudServer);
    await fetch(new URL("/v9/none", cloudServer.url));
    expect(cloud.journal.recent()).toMatchObject([{ status: 404 }]);
  });

  test("close the server after the test", async () => {
    expect(servers).toHaveLength(1);
    await expect(fetch(servers[0]?.url ?? "")).rejects.toThrow(TypeError);
  });
});

describe("cloudOptions", () => {
  test.override({ cloudOptions: { now: () => NOW } });

  test("are set for a suite", ({ cloud }) => {
    expect(cloud.clock.now()).toEqual(NOW);
  });
});

const own = base.extend<{ seen: string[] }>({ seen: [] }).extend(mockFixtures);
own("the fixtures go into a test of one's own", ({ cloud, seen }) => {
  expectTypeOf(cloud).toEqualTypeOf<MockCloud>();
  expectTypeOf(seen).toEqualTypeOf<string[]>();
});

afterAll(() => {
  expect(clouds.size).toBe(2);
});
