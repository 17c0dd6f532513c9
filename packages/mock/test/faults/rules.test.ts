import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import type { FaultRule } from "../../src/index.js";
import { faultyCloud, LIST, PROJECT, rename, SERVICES, SHOW, statuses } from "./support.js";

const effect = { type: "response", status: 503 } as const;

describe("a rule without a condition", () => {
  test("applies to every call, regardless of credentials and path", async () => {
    const { cloud } = faultyCloud({ effect });
    for (const path of [LIST, "/nothing/here"]) {
      expect((await cloud.fetch(`https://mock.example${path}`)).status).toBe(503);
    }
  });
});

describe("very many rules", () => {
  test("are taken as one list", async () => {
    // More than a call can have arguments.
    const rules = Array.from({ length: 130_000 }, (): FaultRule => ({ method: "PUT", effect }));
    const { cloud, send } = faultyCloud();
    expect(cloud.faults.add(rules)).toHaveLength(rules.length);
    expect((await send("GET", LIST)).status).toBe(200);
    expect((await rename(send, "web")).status).toBe(503);
  });
});

describe("a rule applies only to", () => {
  test.each<[string, Omit<FaultRule, "effect">]>([
    ["the operations that it names", { operation: "showPublicip" }],
    ["the operations of a list", { operation: ["showPublicip", "deletePublicip"] }],
    ["the API and method that it names", { api: "publicips", method: "get", path: SHOW }],
    ["the path that it names", { path: SHOW, project: PROJECT }],
    ["a path template", { path: "/v1/{project_id}/publicips/*" }],
  ])("%s", async (_, condition) => {
    const { send } = faultyCloud({ ...condition, effect });
    expect((await send("GET", SHOW)).status).toBe(503);
    expect((await send("GET", LIST)).status).toBe(200);
    expect((await send("GET", SERVICES)).status).toBe(200);
  });

  test.each<[string, Omit<FaultRule, "effect">]>([
    ["method", { method: "PUT" }],
    ["API", { api: ["vif-peers", "vpc-endpoint-services"] }],
    ["project", { project: "another" }],
    ["path of another length", { path: "/v1/*/publicips/*/tags" }],
  ])("not where the %s differs", async (_, condition) => {
    const { send } = faultyCloud({ ...condition, effect });
    expect((await send("GET", SHOW)).status).toBe(200);
  });
});

describe("a rule applies to some of the matching calls:", () => {
  test.each<[string, Omit<FaultRule, "effect">, number[]]>([
    ["the first", { nth: 1 }, [503, 200, 200, 200, 200, 200]],
    ["those that it lists", { nth: [2, 5] }, [200, 503, 200, 200, 503, 200]],
    ["every second", { every: 2 }, [200, 503, 200, 503, 200, 503]],
    ["the first two", { times: 2 }, [503, 503, 200, 200, 200, 200]],
    ["every second, but only twice", { every: 2, times: 2 }, [200, 503, 200, 503, 200, 200]],
    ["none with the probability 0", { probability: 0 }, [200, 200, 200, 200, 200, 200]],
  ])("%s", async (_, condition, expected) => {
    const { send } = faultyCloud({ operation: "listPublicips", ...condition, effect });
    await send("GET", SHOW);
    expect(await statuses(send, 6)).toEqual(expected);
  });

  test("by chance the same ones for the same seed, in any cloud and after a reset", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const rule: FaultRule = { probability: 0.5, seed, effect };
        const { cloud, send } = faultyCloud(rule);
        const first = await statuses(send, 20);
        cloud.reset();
        expect(await statuses(send, 20)).toEqual(first);
        expect(await statuses(faultyCloud(rule).send, 20)).toEqual(first);
      }),
      { numRuns: sized(4, 10) },
    );
  });

  test("by chance about as many as the probability says", async () => {
    const { cloud, send } = faultyCloud({ probability: 0.2, seed: 1, effect });
    await statuses(send, 500);
    const [status] = cloud.faults.list();
    expect(status?.calls).toBe(500);
    expect(status?.triggered).toBeGreaterThan(60);
    expect(status?.triggered).toBeLessThan(140);
  });
});

describe("of several rules", () => {
  test("the first with an effect decides, and those behind it do not count the call", async () => {
    const { cloud, send } = faultyCloud(
      { id: "first", nth: 1, effect: { type: "response", status: 502 } },
      { id: "second", times: 1, effect: { type: "response", status: 504 } },
    );
    expect(await statuses(send, 3)).toEqual([502, 504, 200]);
    expect(cloud.faults.list()).toMatchObject([
      { id: "first", calls: 3, triggered: 1 },
      { id: "second", calls: 2, triggered: 1 },
    ]);
  });
});

describe("cloud.faults", () => {
  test("adds, lists, removes and clears rules while the cloud runs", async () => {
    const { cloud, send } = faultyCloud();
    const [id = ""] = cloud.faults.add({ effect }, { id: "mine", api: "publicips", effect });
    expect(cloud.faults.list().map((it) => it.id)).toEqual([id, "mine"]);
    expect(await statuses(send, 1)).toEqual([503]);
    expect([cloud.faults.remove(id), cloud.faults.remove(id)]).toEqual([true, false]);
    expect(await statuses(send, 1, SERVICES)).toEqual([200]);
    expect(await statuses(send, 1)).toEqual([503]);
    cloud.faults.clear();
    expect(cloud.faults.list()).toEqual([]);
    expect(await statuses(send, 1)).toEqual([200]);
  });

  test("shares no rule with the caller, and none with another cloud", async () => {
    const rule = { operation: ["listPublicips"], effect: { ...effect } };
    const { cloud, send } = faultyCloud(rule);
    rule.operation[0] = "showPublicip";
    (cloud.faults.list()[0]?.rule as { operation?: string }).operation = "showPublicip";
    expect(await statuses(send, 1)).toEqual([503]);
    expect(await statuses(faultyCloud().send, 1)).toEqual([200]);
  });

  test("keeps its rules over a reset, and restarts their counts", async () => {
    const { cloud, send } = faultyCloud({ nth: 1, effect });
    expect(await statuses(send, 2)).toEqual([503, 200]);
    await rename(send, "changed");
    cloud.reset();
    expect(await statuses(send, 2)).toEqual([503, 200]);
  });
});
