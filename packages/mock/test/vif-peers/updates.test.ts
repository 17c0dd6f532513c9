import { describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import { NOBODY, PROBED, SHOWN, UPDATED } from "../support/direct-connect.js";
import { at, peerCloud } from "../support/peers.js";

const ID = "00000000-0000-4000-8000-00000000000d";
const GATEWAY = "00000000-0000-4000-8000-00000000000a";
const VPC = "00000000-0000-4000-8000-00000000000b";

describe("an update", covers("vif-peers.empty-update"), () => {
  test.each([{}, undefined, null, []])("names a member, not %j", async (vif_peer) => {
    const { update } = peerCloud();
    const call = update(UPDATED.peer, vif_peer as object);
    await expect(call).rejects.toMatchObject({ status: 400, code: "DC.0001" });
  });
});

describe("a member that cannot be changed", covers("vif-peers.immutable-members"), () => {
  const members = { bgp_asn: 7, status: "DOWN" };

  test("is rejected", async () => {
    const { update } = peerCloud();
    const call = update(UPDATED.peer, { name: "n", ...members });
    await expect(call).rejects.toMatchObject({ status: 400, code: "DC.0013" });
  });

  test("is ignored, if chosen so", async () => {
    const { update } = peerCloud({ behaviors: { "vif-peers.immutable-members": "ignored" } });
    const updated = await update(UPDATED.peer, { name: "n", ...members });
    expect(updated).toMatchObject({ name: "n", bgp_asn: null, status: "ACTIVE" });
    // 1.1: then nothing is left to change.
    await expect(update(UPDATED.peer, members)).rejects.toMatchObject({ code: "DC.0001" });
    await expect(update(UPDATED.peer, null as never)).rejects.toMatchObject({ code: "DC.0001" });
  });
});

describe("a second peer of one address family", covers("vif-peers.one-per-address-family"), () => {
  test.each(["DC.0001", "DC.1210"] as const)("gets %s, if chosen so", async (code) => {
    const { create } = peerCloud({ behaviors: { "vif-peers.one-per-address-family": code } });
    const call = create({ vif_id: UPDATED.id });
    await expect(call).rejects.toMatchObject({ status: 400, code });
  });
});

describe("deletion of the last peer", covers("vif-peers.delete-last-peer"), () => {
  test.each(["DC.1214", "DC.0001"] as const)("gets %s, if chosen so", async (code) => {
    const { client, peersOf } = peerCloud({ behaviors: { "vif-peers.delete-last-peer": code } });
    const call = client.deleteVifPeer(at(SHOWN.peer));
    await expect(call).rejects.toMatchObject({ status: 400, code });
    expect(await peersOf(SHOWN.id)).toHaveLength(1);
  });
});

test(
  "is not there, if chosen so, in a region without IPv6",
  covers("vif-peers.ipv6-regions"),
  async () => {
    const { client, create, update, peersOf } = peerCloud({
      behaviors: { "vif-peers.ipv6-regions": "closed" },
    });
    const absent = { status: 404, code: "APIGW.0101" };
    await expect(create()).rejects.toMatchObject(absent);
    await expect(update(UPDATED.peer, { name: "n" })).rejects.toMatchObject(absent);
    await expect(client.deleteVifPeer(at(UPDATED.peer))).rejects.toMatchObject(absent);
    expect(await peersOf(UPDATED.id)).toHaveLength(2);
  },
);

test(
  "rejects an interface of another project",
  covers("vif-peers.virtual-interface-exists"),
  async () => {
    const { seed, create } = peerCloud();
    seed({ virtual_interfaces: [{ id: ID, tenant_id: "0123456789abcdef0123456789abcdef" }] });
    await expect(create({ vif_id: ID })).rejects.toMatchObject({ status: 400, code: "DC.1213" });
  },
);

describe("subnets that overlap the cloud side", covers("vif-peers.remote-subnets"), () => {
  test.each([
    ["10.1.2.0/24", "10.1.0.0/16"],
    ["10.0.0.0/8", "10.1.0.0/16"],
    ["fd00:1::/64", "fd00::/16"],
    ["172.16.3.4/32", "172.16.0.0/12"],
  ])("are rejected: %s", async (subnet, local) => {
    const { seed, create, update } = peerCloud({ transitions: "instant" });
    seed({
      vpcs: [{ id: VPC, cidr: "172.16.0.0/12" }],
      virtual_gateways: [
        { id: GATEWAY, vpc_id: VPC, local_ep_group: ["10.1.0.0/16", "fd00::/16"] },
      ],
      virtual_interfaces: [{ id: ID, vgw_id: GATEWAY }],
    });
    const rejection = {
      status: 400,
      code: "DC.1105",
      message: expect.stringContaining(
        ` vif_peer.remote_ep_group[1]: overlaps ${local} of the cloud side `,
      ),
    };
    const remote_ep_group = ["20.0.0.0/8", subnet];
    await expect(create({ vif_id: ID, remote_ep_group })).rejects.toMatchObject(rejection);
    const { id } = await create({ vif_id: ID, remote_ep_group: ["20.0.0.0/8"] });
    await expect(update(id, { remote_ep_group })).rejects.toMatchObject(rejection);
  });
});

test("rejects a seeded interface with BFD and NQA", covers("vif-peers.bfd-or-nqa"), () => {
  const { seed } = peerCloud();
  const both = { id: ID, enable_bfd: true, enable_nqa: true };
  expect(() => seed({ virtual_interfaces: [both] })).toThrow("enable_bfd: cannot be on together");
  seed({ virtual_interfaces: [{ ...both, enable_nqa: false }] });
});

describe("an unknown peer", covers("vif-peers.unknown-peer"), () => {
  test.each([
    ["notFound", 404],
    ["badRequest", 400],
  ] as const)("gets %s, if chosen so", async (choice, status) => {
    const { client, update } = peerCloud({ behaviors: { "vif-peers.unknown-peer": choice } });
    const rejection = { status, code: "DC.0002" };
    await expect(update(NOBODY, { name: "n" })).rejects.toMatchObject(rejection);
    await expect(client.deleteVifPeer(at(NOBODY))).rejects.toMatchObject(rejection);
  });
});

test(
  "responds to a deletion with 204, and the next one as of an unknown peer",
  covers("vif-peers.delete"),
  async () => {
    const { client, create } = peerCloud({ transitions: "instant" });
    const { id } = await create({ vif_id: PROBED.id });
    const { status } = await client.deleteVifPeer(at(id)).withResponse();
    expect(status).toBe(204);
    await expect(client.deleteVifPeer(at(id))).rejects.toMatchObject({ code: "DC.0002" });
  },
);
