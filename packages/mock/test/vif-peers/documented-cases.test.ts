import { describe, expect, test } from "vitest";
import { detectionCase, NOW, vifPeerCase } from "../support/cases.js";
import { errorOf, testCloud } from "../support/cloud.js";
import { covers } from "../support/covers.js";

const peer = (members: object) => ({ body: { vif_peer: members } });

describe("Direct Connect peers", () => {
  test("leaves absent members as they are", covers("common.partial-update"), async () => {
    const { send } = testCloud();
    const { body } = await send(vifPeerCase, peer({ name: "n" }));
    expect(body.vif_peer).toMatchObject({
      name: "n",
      description: "mytest",
      remote_ep_group: ["20.1.1.0/24"],
    });
  });

  test("clears text with an empty string", covers("vif-peers.text-limits"), async () => {
    const { send } = testCloud();
    const { body } = await send(vifPeerCase, peer({ name: "", description: "" }));
    expect(body.vif_peer).toMatchObject({ name: "", description: "" });
  });

  test("counts characters, not UTF-16 units", covers("vif-peers.text-limits"), async () => {
    const { send } = testCloud();
    expect((await send(vifPeerCase, peer({ name: "😀".repeat(64) }))).status).toBe(200);
    expect((await send(vifPeerCase, peer({ name: "😀".repeat(65) }))).status).toBe(400);
  });

  test.each(["10.0.0.0/8", "0.0.0.0/0", "10.1.2.3/24", "2001:db8::/32", "::/0", "1.2.3.4/32"])(
    "takes %s as a subnet",
    covers("vif-peers.remote-subnets"),
    async (subnet) => {
      const { send } = testCloud();
      const { status } = await send(vifPeerCase, peer({ remote_ep_group: [subnet] }));
      expect(status).toBe(200);
    },
  );

  test.each([
    "10.0.0.0",
    "10.0.0.0/33",
    "::/129",
    "a/8",
    "10.0.0/8",
    "10.0.0.0/8/8",
    "",
    "10.0.0.0/08",
  ])(
    "rejects %j as a subnet and changes nothing",
    covers("vif-peers.remote-subnets"),
    async (subnet) => {
      const { send } = testCloud();
      const body = peer({ name: "changed", remote_ep_group: ["10.0.0.0/8", subnet] });
      const response = await send(vifPeerCase, body);
      expect(response.status).toBe(400);
      expect(errorOf(response).code).toBe("DC.0001");
      expect(errorOf(response).message).toContain("vif_peer.remote_ep_group[1]: must be a CIDR");
      const after = await send(vifPeerCase, peer({ description: "d" }));
      expect(after.body.vif_peer).toMatchObject({ name: "vif-0819" });
    },
  );

  test("has the peer of the documented detection too", async () => {
    const { send } = testCloud();
    const { vif_peer_id } = detectionCase.request.vif_peer_detection as { vif_peer_id: string };
    const path = vifPeerCase.path(vifPeerCase.projectId).replace(/[^/]+$/, vif_peer_id);
    const { body } = await send(vifPeerCase, { path });
    expect(body.vif_peer).toMatchObject({ id: vif_peer_id, name: "vif-0819" });
  });
});

describe("Direct Connect detections", () => {
  const probe = (vif_peer_id: string) => ({ body: { vif_peer_detection: { vif_peer_id } } });

  test("needs a peer of the project", covers("vif-peer-detections.unknown-peer"), async () => {
    const { send } = testCloud();
    const id = "00000000-0000-4000-8000-000000000000";
    const response = await send(detectionCase, probe(id));
    expect(response.status).toBe(400);
    expect(errorOf(response)).toEqual({
      code: "DC.0002",
      message: `vif_peer_detection.vif_peer_id: no peer ${id} in this project`,
    });
  });

  test(
    "probes the peer of the update too",
    covers("vif-peer-detections.unknown-peer"),
    async () => {
      const { send } = testCloud();
      const id = vifPeerCase.path("p").replace(/.*\//, "");
      const { body } = await send(detectionCase, probe(id));
      expect(body.vif_peer_detection).toMatchObject({ vif_peer_id: id });
    },
  );

  test(
    "starts at the time of the cloud, processing, without an end",
    covers("vif-peer-detections.new-detection"),
    async () => {
      let now = NOW;
      const { send } = testCloud({ now: () => now });
      now = new Date("2026-01-02T03:04:05.678Z");
      const { body } = await send(detectionCase);
      expect(body.vif_peer_detection).toMatchObject({
        start_time: "2026-01-02 03:04:05",
        status: "processing",
        loss_ratio: 0,
      });
      expect(body.vif_peer_detection).not.toHaveProperty("end_time");
    },
  );
});
