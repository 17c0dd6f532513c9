import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { covers } from "../support/covers.js";
import {
  ENDED,
  IPV6_PEER,
  NOBODY,
  NOW,
  OTHER_PROJECT,
  PROBED,
  PROJECT,
  serveDirectConnect,
} from "../support/direct-connect.js";

const cloud = serveDirectConnect();
const FOUR_MINUTES = 4 * 60 * 1000;
const AT_ONCE = { minDelayMs: 1, maxDelayMs: 2, deadlineMs: 2_000 };

const probe = (vif_peer_id: string = PROBED.peer) => ({
  body: { vif_peer_detection: { vif_peer_id } },
});
const at = (vif_peer_detection_id: string) => ({ path: { vif_peer_detection_id } });
const start = async (peer?: string) =>
  (await cloud.detections().createVifPeerDetection(probe(peer))).vif_peer_detection;
const show = async (id: string) =>
  (await cloud.detections().showVifPeerDetection(at(id))).vif_peer_detection;

test(
  "starts, runs for four minutes of the cloud's time, and goes",
  covers(
    "vif-peer-detections.new-detection",
    "vif-peer-detections.completion",
    "vif-peer-detections.concurrent-detections",
  ),
  async () => {
    const client = cloud.detections();
    const started = await start();
    expect(started).toMatchObject({
      vif_peer_id: PROBED.peer,
      project_id: PROJECT,
      start_time: "2026-02-03 04:05:06",
      status: "processing",
      loss_ratio: 0,
    });
    expect(started).not.toHaveProperty("end_time");
    expect(await show(started.id)).toEqual(started);
    cloud.setNow(new Date(NOW.getTime() + FOUR_MINUTES - 1));
    expect(await show(started.id)).toEqual(started);
    cloud.setNow(new Date(NOW.getTime() + FOUR_MINUTES));
    const ended = { ...started, status: "complete", end_time: "2026-02-03 04:09:06" };
    expect(await show(started.id)).toEqual(ended);
    const { vif_peer_detections } = await client.listVifPeerDetections();
    expect(vif_peer_detections).toContainEqual(ended);
    const deleted = await client.deleteVifPeerDetection(at(started.id)).withResponse();
    expect(deleted).toMatchObject({ status: 204, data: undefined });
    const gone = { status: 404, code: "DC.0002" };
    await expect(client.showVifPeerDetection(at(started.id))).rejects.toMatchObject(gone);
    await expect(client.deleteVifPeerDetection(at(started.id))).rejects.toMatchObject(gone);
  },
);

test("can be waited for", async () => {
  const { id } = await start();
  const waiting = cloud.detections().waitForVifPeerDetectionComplete(at(id), AT_ONCE);
  cloud.setNow(new Date(NOW.getTime() + FOUR_MINUTES));
  expect((await waiting).vif_peer_detection).toMatchObject({ id, status: "complete" });
});

test("tells of a wait that was too short", async () => {
  const { id } = await start();
  const waiting = cloud
    .detections()
    .waitForVifPeerDetectionComplete(at(id), { ...AT_ONCE, deadlineMs: 1_500 });
  await expect(waiting).rejects.toMatchObject({
    name: "WaiterError",
    lastResponse: { vif_peer_detection: { id, status: "processing" } },
  });
});

test("returns the documented probe for the documented show", async () => {
  const file = "vif-peer-detections/examples/showVifPeerDetection.documented.response.json";
  const text = readFileSync(new URL(`../../../../specs/${file}`, import.meta.url), "utf8");
  const { vif_peer_detection } = JSON.parse(text);
  expect(await show(ENDED)).toEqual({ ...vif_peer_detection, project_id: PROJECT });
});

describe("rules", () => {
  test("needs a peer of the project", covers("vif-peer-detections.unknown-peer"), async () => {
    await expect(start(NOBODY)).rejects.toMatchObject({
      status: 400,
      code: "DC.0002",
      message: expect.stringContaining("vif_peer_detection.vif_peer_id: no peer"),
    });
  });

  test(
    "probes a peer from its creation to its deletion",
    covers("vif-peer-detections.unknown-peer"),
    async () => {
      const { vif_peer } = await cloud.peers().createVifPeer({ body: { vif_peer: IPV6_PEER } });
      const { id } = await start(vif_peer.id);
      await cloud.peers().deleteVifPeer({ path: { vif_peer_id: vif_peer.id } });
      await expect(start(vif_peer.id)).rejects.toMatchObject({ status: 400, code: "DC.0002" });
      // 2.11: what was started stays readable.
      expect(await show(id)).toMatchObject({ id, vif_peer_id: vif_peer.id });
    },
  );

  test(
    "lets a peer have several probes",
    covers("vif-peer-detections.concurrent-detections"),
    async () => {
      const [one, other] = [await start(), await start()];
      expect(one.id).not.toBe(other.id);
      expect(await show(one.id)).toEqual(one);
    },
  );

  test(
    "looks up the id of the probe, not that of its peer",
    covers("vif-peer-detections.lookup-by-detection-id"),
    async () => {
      await start();
      expect(await cloud.send("GET", `vif-peer-detections/${PROBED.peer}`)).toMatchObject({
        status: 404,
        body: { error_code: "DC.0002", error_msg: expect.stringContaining("vif_peer_id: no") },
      });
    },
  );

  test(
    "lets a running probe be deleted",
    covers("vif-peer-detections.delete-running"),
    async () => {
      const { id } = await start();
      expect(await cloud.send("DELETE", `vif-peer-detections/${id}`)).toMatchObject({
        status: 204,
      });
    },
  );

  test("keeps projects apart", async () => {
    const { id } = await start();
    const other = cloud.detections(OTHER_PROJECT);
    await expect(other.showVifPeerDetection(at(id))).rejects.toMatchObject({ status: 404 });
    const { vif_peer_detections } = await other.listVifPeerDetections();
    expect(vif_peer_detections.map((it) => it.id)).toEqual([ENDED]);
  });
});

describe("the list", () => {
  const list = async (query = {}) =>
    (await cloud.detections().listVifPeerDetections({ query })).vif_peer_detections.map(
      ({ id }) => id,
    );
  const startMany = async (count: number) => {
    const ids = [ENDED];
    for (let index = 0; index < count; index += 1) ids.push((await start()).id);
    return ids.sort();
  };

  test(
    "sorts by id, goes on after the marker and omits an offset from there",
    covers("vif-peer-detections.paging", "vif-peer-detections.marker-with-offset"),
    async () => {
      const ids = await startMany(5);
      expect(await list()).toEqual(ids);
      expect(await list({ limit: 2 })).toEqual(ids.slice(0, 2));
      expect(await list({ limit: 2, marker: ids[1] })).toEqual(ids.slice(2, 4));
      expect(await list({ limit: 9, marker: ids[5] })).toEqual([]);
      expect(await list({ offset: 4 })).toEqual(ids.slice(4));
      expect(await list({ offset: 1000 })).toEqual([]);
      expect(await list({ limit: 2, marker: ids[0], offset: 1 })).toEqual(ids.slice(2, 4));
      expect(await list({ sort_dir: ["desc"], limit: 2, marker: ids[5] })).toEqual(
        ids.slice(3, 5).reverse(),
      );
      expect(await list({ page_reverse: false })).toEqual(ids);
    },
  );

  test("goes on after a marker whose probe is gone", async () => {
    const ids = await startMany(3);
    await cloud.detections().deleteVifPeerDetection(at(ids[1] ?? ""));
    expect(await list({ limit: 9, marker: ids[1] })).toEqual(ids.slice(2));
  });

  test.each([
    ["limit=0", "limit: must be 1 to 2000"],
    ["limit=2001", "limit: must be 1 to 2000"],
    ["offset=0", "offset: must be 1 to 1000"],
    ["offset=1001", "offset: must be 1 to 1000"],
    ["marker=a", "marker: expected limit with it"],
    ["sort_key=status", "sort_key: must be id"],
    ["sort_dir=", "sort_dir[0]: must be one of asc, desc"],
    ["page_reverse=1", "page_reverse: must be a boolean"],
  ])("rejects %s", covers("vif-peer-detections.paging"), async (query, message) => {
    expect(await cloud.send("GET", `vif-peer-detections?${query}`)).toMatchObject({
      status: 400,
      body: { error_code: "DC.0001", error_msg: expect.stringContaining(message) },
    });
  });

  test("gives each of many once, while others come and go", async () => {
    const { createVifPeerDetection, deleteVifPeerDetection, listVifPeerDetections } =
      cloud.detections();
    const stay: string[] = [];
    for (let batch = 0; batch < sized(12, 100); batch += 1) {
      // More at once would overflow the queue of the server's port.
      const started = Array.from({ length: 50 }, () => createVifPeerDetection(probe()));
      stay.push(...(await Promise.all(started)).map((it) => it.vif_peer_detection.id));
    }
    for (const limit of [sized(47, 7), sized(500, 2000)]) {
      const seen: string[] = [];
      let passing: string | undefined;
      for await (const { id } of listVifPeerDetections.items({ query: { limit } })) {
        seen.push(id);
        if (seen.length % 500 > 0) continue;
        if (passing !== undefined) await deleteVifPeerDetection(at(passing));
        passing = (await createVifPeerDetection(probe())).vif_peer_detection.id;
      }
      expect(new Set(seen).size).toBe(seen.length);
      const all = new Set(seen);
      expect(stay.filter((id) => !all.has(id))).toEqual([]);
    }
  });
});
