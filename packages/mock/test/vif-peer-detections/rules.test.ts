import { describe, expect, test } from "vitest";
import { createMockCloud, type MockCloudOptions } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";
import { ENDED, NOBODY, NOW, SHOWN, UPDATED } from "../support/direct-connect.js";

const FOUR_MINUTES = 4 * 60 * 1000;
const REJECTED = { status: 400, code: "DC.0001" };
const at = (vif_peer_detection_id: string) => ({ path: { vif_peer_detection_id } });

/** A cloud in process, and what a test does to its detections. */
function start(options: MockCloudOptions = {}) {
  const cloud = createMockCloud({ now: () => NOW, ...options });
  const { detections: client, peers } = clients(cloud);
  return {
    cloud,
    client,
    probe: async (vif_peer_id: string) => {
      const body = { vif_peer_detection: { vif_peer_id } };
      return (await client.createVifPeerDetection({ body })).vif_peer_detection;
    },
    look: async (id: string) => (await client.showVifPeerDetection(at(id))).vif_peer_detection,
    deletePeer: (vif_peer_id: string) => peers.deleteVifPeer({ path: { vif_peer_id } }),
    setPeer: (members: object) =>
      cloud.seed({
        project_id: PROJECT,
        vif_peers: [{ id: UPDATED.peer, vif_id: UPDATED.id, ...members }],
      }),
  };
}

describe("a detection of an unknown peer", covers("vif-peer-detections.unknown-peer"), () => {
  test.each([
    ["badRequest", 400],
    ["notFound", 404],
  ] as const)("gets %s, if chosen so", async (choice, status) => {
    const { probe } = start({ behaviors: { "vif-peer-detections.unknown-peer": choice } });
    await expect(probe(NOBODY)).rejects.toMatchObject({ status, code: "DC.0002" });
  });
});

describe(
  "the end of a detection",
  covers("vif-peer-detections.completion", "vif-peer-detections.loss-ratio"),
  () => {
    test.each([
      ["ACTIVE", 0],
      ["DOWN", 100],
      ["ERROR", 100],
    ])("is complete on a peer that is %s, with a loss of %i", async (status, loss_ratio) => {
      const { cloud, probe, look, setPeer } = start();
      setPeer({ status });
      const { id } = await probe(UPDATED.peer);
      cloud.clock.advance(FOUR_MINUTES - 1);
      expect(await look(id)).toMatchObject({ status: "processing", loss_ratio: 0 });
      cloud.clock.advance(1);
      const ended = await look(id);
      expect(ended).toMatchObject({
        status: "complete",
        loss_ratio,
        end_time: "2026-02-03 04:09:06",
      });
      cloud.clock.advance(FOUR_MINUTES);
      expect(await look(id)).toEqual(ended);
    });

    test("is an error without the peer", async () => {
      const { cloud, probe, look, deletePeer } = start();
      const { id } = await probe(UPDATED.peer);
      await deletePeer(UPDATED.peer);
      cloud.clock.advance(FOUR_MINUTES);
      expect(await look(id)).toMatchObject({ status: "error", end_time: "2026-02-03 04:09:06" });
    });
  },
);

test(
  "rejects a second detection of a peer, if chosen so, while one runs",
  covers("vif-peer-detections.concurrent-detections"),
  async () => {
    const { cloud, probe } = start({
      behaviors: { "vif-peer-detections.concurrent-detections": "one" },
    });
    await probe(UPDATED.peer);
    await probe(SHOWN.peer);
    await expect(probe(UPDATED.peer)).rejects.toMatchObject(REJECTED);
    cloud.clock.advance(FOUR_MINUTES);
    await probe(UPDATED.peer);
  },
);

test(
  "rejects deleting a running detection, if chosen so",
  covers("vif-peer-detections.delete-running"),
  async () => {
    const { cloud, client, probe } = start({
      behaviors: { "vif-peer-detections.delete-running": "reject" },
    });
    const { id } = await probe(UPDATED.peer);
    await expect(client.deleteVifPeerDetection(at(id))).rejects.toMatchObject(REJECTED);
    cloud.clock.advance(FOUR_MINUTES);
    await client.deleteVifPeerDetection(at(id));
    const gone = { status: 404, code: "DC.0002" };
    await expect(client.deleteVifPeerDetection(at(id))).rejects.toMatchObject(gone);
  },
);

test(
  "ends a list with a short page, which may be empty",
  covers("vif-peer-detections.last-page"),
  async () => {
    const { client, probe } = start();
    const { id } = await probe(UPDATED.peer);
    const [first = "", last = ""] = [id, ENDED].sort();
    const idsAfter = async (marker: string) => {
      const query = { limit: 2, marker };
      const { vif_peer_detections } = await client.listVifPeerDetections({ query });
      return vif_peer_detections.map((it) => it.id);
    };
    expect(await idsAfter(first)).toEqual([last]);
    expect(await idsAfter(last)).toEqual([]);
  },
);

test(
  "rejects marker and offset together, if chosen so",
  covers("vif-peer-detections.marker-with-offset"),
  async () => {
    const { client } = start({ behaviors: { "vif-peer-detections.marker-with-offset": "reject" } });
    const list = (query: object) => client.listVifPeerDetections({ query });
    const both = { limit: 2, marker: ENDED, offset: 1 };
    await expect(list(both)).rejects.toMatchObject({
      ...REJECTED,
      message: expect.stringContaining(" offset: cannot be given together with marker "),
    });
    await list({ limit: 2, marker: ENDED });
    await list({ limit: 2, marker: "", offset: 1 });
  },
);

describe("the detections of a deleted peer", covers("vif-peer-detections.delete-peer"), () => {
  test.each([
    ["stay", [true, true]],
    ["go", [false, true]],
  ] as const)("%s, if chosen so", async (choice, expected) => {
    const { client, probe, deletePeer } = start({
      behaviors: { "vif-peer-detections.delete-peer": choice },
    });
    const ids = [(await probe(UPDATED.peer)).id, (await probe(SHOWN.peer)).id];
    await deletePeer(UPDATED.peer);
    const { vif_peer_detections } = await client.listVifPeerDetections();
    const left = vif_peer_detections.map(({ id }) => id);
    expect(ids.map((id) => left.includes(id))).toEqual(expected);
  });
});
