import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { LIST, PROJECT, PUBLICIP, statuses } from "../faults/support.js";
import { administered, document, operations } from "./support.js";

const VALUES: Readonly<Record<string, string>> = {
  region: "cn-north-4",
  project_id: PROJECT,
  kind: "publicips",
  key: PUBLICIP,
  fault_id: "fault-1",
};
const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? "");

describe("the document", () => {
  test("is served", async () => {
    const { admin } = await administered();
    expect((await admin("GET", "/openapi.json")).body).toEqual(document);
  });

  test("has every operation that is served, and no other", async () => {
    const { admin } = await administered();
    for (const path of Object.keys(document.paths)) {
      const { status, headers } = await admin("OPTIONS", filled(path));
      expect(status, path).toBe(405);
      const own = operations.filter((it) => it.path === path).map(({ method }) => method);
      expect(headers.get("allow")?.split(", ").sort(), path).toEqual(own.sort());
    }
    const others = ["", "/", "/main.js", "/tables.js", "/style.css", "/openapi.json"];
    for (const path of others) expect((await admin("HEAD", path)).status, path).toBe(200);
    expect((await admin("GET", "/nothing")).body.detail).toContain("/__admin/openapi.json");
  });

  test("has every operation that takes a body take JSON alone", async () => {
    const { url } = await administered();
    const taking = operations.filter(({ operation }) => "requestBody" in operation);
    expect(taking.length).toBeGreaterThan(5);
    for (const { method, path } of taking) {
      const target = `${url}/__admin${filled(path)}`;
      const asText = await fetch(target, { method, body: "{}" });
      expect([path, asText.status]).toEqual([path, 415]);
      const headers = { "Content-Type": "application/json" };
      const broken = await fetch(target, { method, body: "{", headers });
      expect(broken.headers.get("content-type")).toBe("application/problem+json");
      expect(await broken.json()).toMatchObject({ status: 400, title: "Bad Request" });
    }
  });
});

describe("faults", () => {
  test("are added, listed, removed and cleared", async () => {
    const { admin, send } = await administered();
    const response = { type: "response", status: 503 };
    const one = await admin("POST", "/faults", { id: "one", nth: 1, effect: response });
    expect(one).toMatchObject({ status: 201, body: { ids: ["one"] } });
    await admin("POST", "/faults", [
      { id: "two", latency: 1 },
      { id: "three", latency: 1 },
    ]);
    expect(await statuses(send, 2)).toEqual([503, 200]);
    const { faults } = (await admin("GET", "/faults")).body;
    expect(faults).toMatchObject([{ id: "one", calls: 2, triggered: 1 }, { id: "two" }, {}]);
    expect((await admin("DELETE", "/faults/two")).status).toBe(204);
    expect((await admin("DELETE", "/faults/two")).status).toBe(404);
    expect((await admin("GET", "/faults")).body.faults).toHaveLength(2);
    expect((await admin("DELETE", "/faults")).status).toBe(204);
    expect((await admin("GET", "/faults")).body.faults).toEqual([]);
  });

  test("are not applied to calls of the admin API and do not count them", async () => {
    const { admin, cloud } = await administered();
    cloud.faults.add({ effect: { type: "reset" } });
    expect((await admin("GET", "/clock")).status).toBe(200);
    expect(cloud.faults.list()).toMatchObject([{ calls: 0 }]);
  });

  test.each([
    [{ effect: { type: "explode" } }, "faults[0].effect.type: "],
    [[{ latency: 1 }, { latency: -1 }], "faults[1].latency: "],
    [null, "faults[0]: "],
  ])("that are wrong are rejected: %j", async (body, detail) => {
    const { admin, cloud } = await administered();
    const response = await admin("POST", "/faults", body);
    expect(response.status).toBe(400);
    expect(response.body.detail).toContain(detail);
    expect(cloud.faults.list()).toEqual([]);
  });
});

describe("the clock", () => {
  test("is shown, set, stopped, moved and let go", async () => {
    const { admin, cloud } = await administered();
    const now = "2030-01-31T12:00:00.000Z";
    const set = await admin("PUT", "/clock", { now, frozen: true });
    expect(set.body).toEqual({ now, frozen: true });
    expect((await admin("GET", "/clock")).body).toEqual({ now, frozen: true });
    const later = await admin("POST", "/clock/advance", { ms: 1_500 });
    expect(later.body.now).toBe("2030-01-31T12:00:01.500Z");
    expect(cloud.clock.now().toISOString()).toBe("2030-01-31T12:00:01.500Z");
    expect((await admin("PUT", "/clock", { frozen: false })).body.frozen).toBe(false);
  });

  test("is set and stopped at once, however fast its source runs", async () => {
    let time = 0;
    const cloud = createMockCloud({
      now: () => {
        time += 1_000;
        return new Date(time);
      },
    });
    const { admin } = await administered(cloud);
    const now = "2030-01-31T12:00:00.000Z";
    const set = await admin("PUT", "/clock", { now, frozen: true });
    expect(set.body).toEqual({ now, frozen: true });
  });

  test.each([
    ["PUT", "/clock", { now: "soon" }, "body.now: must be a date"],
    ["PUT", "/clock", { frozen: 1 }, "body.frozen: must be true or false"],
    ["PUT", "/clock", { date: "2030-01-01" }, "body.date: unknown member; known: now, frozen"],
    ["POST", "/clock/advance", {}, "body.ms: is required"],
    [
      "POST",
      "/clock/advance",
      { ms: -1 },
      "ms: expected a number of milliseconds that is not negative",
    ],
    ["POST", "/clock/advance", { ms: 1e300 }, "ms: leads past the year 9999"],
    ["PUT", "/clock", { now: "+275760-09-13T00:00:00Z" }, "date: must be in the years 0 to 9999"],
    ["PUT", "/clock", [], "body: must be an object"],
  ])("%s %s %j is rejected", async (method, path, body, detail) => {
    const { admin, cloud } = await administered(createMockCloud({ now: () => new Date(0) }));
    const response = await admin(method, path, body);
    expect(response.status).toBe(400);
    expect(response.body.detail).toContain(detail);
    expect(cloud.clock.now()).toEqual(new Date(0));
  });
});

describe("calls", () => {
  test("are listed from one on, and cleared", async () => {
    const { admin, cloud, send } = await administered();
    await statuses(send, 3);
    const { calls } = (await admin("GET", "/calls")).body;
    expect(calls).toEqual(cloud.journal.recent());
    expect(calls).toMatchObject([{ path: LIST, operationId: "listPublicips" }, {}, {}]);
    const sequences = async (query: string): Promise<number[]> => {
      const { body } = await admin("GET", `/calls${query}`);
      return body.calls.map(({ sequence }: { sequence: number }) => sequence);
    };
    expect(await sequences("?after=1")).toEqual([2, 3]);
    expect(await sequences("?limit=1")).toEqual([3]);
    expect((await admin("GET", "/calls?limit=1001")).body.detail).toBe("limit: must be 1 to 1000");
    expect((await admin("DELETE", "/calls")).status).toBe(204);
    expect(await sequences("")).toEqual([]);
    await statuses(send, 1);
    expect(await sequences("")).toEqual([4]);
  });
});
