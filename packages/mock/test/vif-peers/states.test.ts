import { describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import { PROBED, UPDATED } from "../support/direct-connect.js";
import { at, peerCloud } from "../support/peers.js";

const BUSY = { status: 400, code: "DC.1210" };

describe("a peer", covers("vif-peers.states"), () => {
  test("is PENDING_CREATE and takes no change, then ACTIVE", async () => {
    const { cloud, client, create, update, statusOf } = peerCloud();
    const { id, status } = await create();
    expect([status, await statusOf(PROBED.id, id)]).toEqual(["PENDING_CREATE", "PENDING_CREATE"]);
    await expect(update(id, { name: "n" })).rejects.toMatchObject(BUSY);
    await expect(client.deleteVifPeer(at(id))).rejects.toMatchObject(BUSY);
    cloud.clock.advance(1_999);
    expect(await statusOf(PROBED.id, id)).toBe("PENDING_CREATE");
    cloud.clock.advance(1);
    expect(await statusOf(PROBED.id, id)).toBe("ACTIVE");
    expect(await update(id, { name: "n" })).toMatchObject({ status: "ACTIVE", name: "n" });
  });

  test("is PENDING_UPDATE, then ACTIVE; PENDING_DELETE, then gone", async () => {
    const { cloud, client, update, statusOf } = peerCloud({ transitions: "slow" });
    const { id, peer } = UPDATED;
    expect((await update(peer, { name: "n" })).status).toBe("PENDING_UPDATE");
    await expect(update(peer, { name: "m" })).rejects.toMatchObject(BUSY);
    cloud.clock.advance(2_000);
    expect(await statusOf(id, peer)).toBe("ACTIVE");
    await client.deleteVifPeer(at(peer));
    expect(await statusOf(id, peer)).toBe("PENDING_DELETE");
    await expect(client.deleteVifPeer(at(peer))).rejects.toMatchObject(BUSY);
    // The other one is the last that stays.
    await expect(client.deleteVifPeer(at(UPDATED.ipv6))).rejects.toMatchObject({ code: "DC.1214" });
    cloud.clock.advance(2_000);
    expect(await statusOf(id, peer)).toBeUndefined();
    await expect(client.deleteVifPeer(at(peer))).rejects.toMatchObject({ code: "DC.0002" });
  });

  test("is DOWN on an interface that is, and stays so when it is changed", async () => {
    const { seed, create, update, statusOf } = peerCloud({ transitions: "instant" });
    const id = "00000000-0000-4000-8000-00000000000d";
    seed({ virtual_interfaces: [{ id, status: "DOWN" }] });
    const peer = await create({ vif_id: id });
    expect(await statusOf(id, peer.id)).toBe("DOWN");
    expect((await update(peer.id, { name: "n" })).status).toBe("DOWN");
  });

  test("is not made on an interface that is pending", async () => {
    const { seed, create } = peerCloud();
    const id = "00000000-0000-4000-8000-00000000000e";
    seed({ virtual_interfaces: [{ id, status: "PENDING_CREATE" }] });
    await expect(create({ vif_id: id })).rejects.toMatchObject(BUSY);
  });
});
