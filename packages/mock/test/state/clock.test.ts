import { createClient } from "@hcnet/vif-peer-detections";
import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { PROBED, PROJECT } from "../support/direct-connect.js";

const START = new Date("2026-02-03T04:05:06.000Z");
const MINUTE = 60_000;

describe("the clock", () => {
  test("runs like its source, and from where it was moved to", () => {
    let source = START.getTime();
    const { clock } = createMockCloud({ now: () => new Date(source) });
    expect(clock.now()).toEqual(START);
    clock.advance({ ms: MINUTE });
    clock.advance(500);
    source += 1000;
    expect(clock.now().getTime()).toBe(START.getTime() + MINUTE + 1500);
    clock.set(START);
    source += 10;
    expect(clock.now().getTime()).toBe(START.getTime() + 10);
  });

  test("is the machine's by default", () => {
    const before = Date.now();
    const time = createMockCloud().clock.now().getTime();
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  test("stands still while it is frozen, but for a push, and goes on from there", () => {
    let source = 0;
    const { clock } = createMockCloud({ now: () => new Date(source) });
    clock.freeze(START);
    source += 1000;
    expect(clock.now()).toEqual(START);
    clock.advance(5);
    expect(clock.now().getTime()).toBe(START.getTime() + 5);
    clock.resume();
    clock.resume();
    source += 7;
    expect(clock.now().getTime()).toBe(START.getTime() + 12);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, "5", { ms: -1 }, {}])(
    "rejects an advance by %j",
    (duration) => {
      const { clock } = createMockCloud();
      expect(() => clock.advance(duration as number)).toThrow("ms: expected a number");
    },
  );

  test.each([new Date("never"), "2026-01-01", undefined])("rejects setting it to %j", (date) => {
    const { clock } = createMockCloud();
    expect(() => clock.set(date as Date)).toThrow("date: must be a valid Date");
  });

  test("stops at the end of the year 9999", async () => {
    let now = new Date("9999-12-31T23:59:00Z");
    const cloud = createMockCloud({ now: () => now });
    cloud.clock.advance(59_000);
    now = new Date("+010000-01-01T00:00:00Z");
    expect(cloud.clock.now().toISOString()).toBe("9999-12-31T23:59:59.999Z");
    const response = await cloud.fetch("https://mock.example/");
    expect(response.headers.get("date")).toBe("Fri, 31 Dec 9999 23:59:59 GMT");
  });

  test("stays in the years that a date of HTTP can say", () => {
    const { clock } = createMockCloud({ now: () => START });
    for (const year of [-1, 10_000]) {
      const date = new Date(START);
      date.setUTCFullYear(year);
      expect(() => clock.set(date)).toThrow("date: must be in the years 0 to 9999");
      expect(() => clock.freeze(date)).toThrow("date: must be in the years 0 to 9999");
    }
    expect(() => clock.advance({ ms: 1e15 })).toThrow("ms: leads past the year 9999");
    expect(clock.now()).toEqual(START);
  });
});

describe("transitions", () => {
  const setUp = async (options: Parameters<typeof createMockCloud>[0]) => {
    const cloud = createMockCloud({ now: () => START, ...options });
    const { fetch, credentials } = cloud;
    const { token } = credentials;
    const client = createClient({
      region: "cn-north-4",
      projectId: PROJECT,
      credentials: { token },
      fetch,
    });
    const { vif_peer_detection: started } = await client.createVifPeerDetection({
      body: { vif_peer_detection: { vif_peer_id: PROBED.peer } },
    });
    const look = async () => {
      const path = { vif_peer_detection_id: started.id };
      return (await client.showVifPeerDetection({ path })).vif_peer_detection;
    };
    return { cloud, started, look };
  };

  test("take as long as they take by default, on the clock", async () => {
    const { cloud, started, look } = await setUp({});
    cloud.clock.advance(4 * MINUTE - 1);
    expect(await look()).toEqual(started);
    cloud.clock.advance(1);
    const end_time = "2026-02-03 04:09:06";
    expect(await look()).toEqual({ ...started, status: "complete", loss_ratio: 0, end_time });
  });

  test("end when their time came, however late one looks", async () => {
    const { cloud, look } = await setUp({});
    cloud.clock.advance(60 * MINUTE);
    expect(await look()).toMatchObject({ end_time: "2026-02-03 04:09:06" });
  });

  test("are over by the next call when they are instant", async () => {
    const { started, look } = await setUp({ transitions: "instant" });
    expect(started.status).toBe("processing");
    expect((await look()).status).toBe("complete");
  });

  test("take as long as told, each by its name", async () => {
    const { cloud, look } = await setUp({ transitions: { "vif_peer_detections.run": 1000 } });
    cloud.clock.advance(999);
    expect((await look()).status).toBe("processing");
    cloud.clock.advance(1);
    expect((await look()).status).toBe("complete");
  });

  test.each([
    ["soon", 'transitions: expected "timed", "slow", "instant"'],
    [{ "vif_peer_detections.walk": 1 }, 'transitions: there is no "vif_peer_detections.walk"'],
    [{ "vif_peer_detections.run": -1 }, 'transitions["vif_peer_detections.run"]: must be a number'],
  ])("reject %j", (transitions, message) => {
    expect(() => createMockCloud({ transitions: transitions as "timed" })).toThrow(message);
  });
});
