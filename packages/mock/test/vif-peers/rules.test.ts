import { describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import {
  IPV6_PEER,
  NOBODY,
  PROBED,
  SHOWN,
  serveDirectConnect,
  UPDATED,
} from "../support/direct-connect.js";

const cloud = serveDirectConnect();
const subnets = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);

/** Creates a peer that differs from one that would do, and tells the error response. */
async function rejection(members: object) {
  const body = { vif_peer: { ...IPV6_PEER, ...members } };
  const response = await cloud.send("POST", "vif-peers", body);
  const { error_code: code, error_msg: message } = response.body as Record<string, unknown>;
  const { virtual_interface } = await cloud
    .peers()
    .showVirtualInterface({ path: { virtual_interface_id: PROBED.id } });
  expect(virtual_interface.vif_peers).toHaveLength(1);
  return { status: response.status, code, message };
}

describe("a new peer", () => {
  test.each([
    ["rejects", { vif_id: NOBODY }, "DC.1211", "vif_id: no virtual interface"],
    [
      "rejects",
      { vif_id: UPDATED.id },
      "DC.0001",
      "address_family: the virtual interface has an ipv6",
    ],
    ["rejects", { local_gateway_ip: "FD00::1" }, "DC.1216", "local_gateway_ip: must be an IPv6"],
    ["rejects", { local_gateway_ip: "5.5.5.1/30" }, "DC.1216", "local_gateway_ip: must be an IPv6"],
    ["rejects", { remote_gateway_ip: "host" }, "DC.0004", "remote_gateway_ip: must be an IPv6"],
    [
      "rejects",
      { remote_gateway_ip: "FD00::2/129" },
      "DC.0004",
      "remote_gateway_ip: must be an IPv6",
    ],
    [
      "rejects",
      { remote_gateway_ip: "fe80::1%eth0/64" },
      "DC.0004",
      "remote_gateway_ip: must be an",
    ],
    [
      "rejects",
      { remote_gateway_ip: "FD01::2/64" },
      "DC.1216",
      "local_gateway_ip: must be another",
    ],
    [
      "rejects",
      { remote_gateway_ip: "FD00::2/63" },
      "DC.1216",
      "local_gateway_ip: must be another",
    ],
    [
      "rejects",
      { remote_gateway_ip: "fd00:0::1/64" },
      "DC.1216",
      "local_gateway_ip: must be another",
    ],
    ["rejects", { route_mode: "bgp" }, "DC.1203", "bgp_asn: is required with route_mode bgp"],
    ["rejects", { route_mode: "bgp", bgp_asn: 64_512 }, "DC.1223", "bgp_asn: 64512 is the number"],
    ["rejects", { route_mode: "bgp", bgp_asn: 0 }, "DC.0008", "bgp_asn: must be 1 to 4294967295"],
    ["rejects", { bgp_asn: 4_294_967_296 }, "DC.0008", "bgp_asn: must be 1 to 4294967295"],
    ["rejects", { bgp_asn: "1" }, "DC.0001", "bgp_asn: must be an integer"],
    [
      "rejects",
      { route_mode: "bgp", bgp_asn: 1, bgp_md5: "abcdefgh" },
      "DC.0001",
      "bgp_md5: needs two of",
    ],
    ["rejects", { bgp_md5: "Short-1" }, "DC.0001", "bgp_md5: must be at least 8 characters"],
    ["rejects", { remote_ep_group: ["10.0.0.0"] }, "DC.0001", "remote_ep_group[0]: must be a CIDR"],
    [
      "rejects",
      { remote_ep_group: ["10.0.0.0/8 11.0.0.0/8"] },
      "DC.0001",
      "remote_ep_group[0]: must be a CIDR",
    ],
    [
      "rejects",
      { remote_ep_group: ["10.1.0.0/16", "10.2.0.0/16", "10.1.9.9/16"] },
      "DC.1401",
      "remote_ep_group[2]: repeats vif_peer.remote_ep_group[0]",
    ],
    [
      "rejects",
      { remote_ep_group: subnets(50) },
      "DC.1400",
      "remote_ep_group: the virtual interface",
    ],
    ["rejects", { address_family: "IPv6" }, "DC.0001", "address_family: must be one of ipv4, ipv6"],
    ["rejects", { vif_id: "x" }, "DC.0001", "vif_id: must be a UUID"],
    ["rejects", { status: "ACTIVE" }, "DC.0013", "status: unknown field"],
  ])(
    "%s %j",
    covers(
      "vif-peers.virtual-interface-exists",
      "vif-peers.one-per-address-family",
      "vif-peers.gateway-addresses",
      "vif-peers.bgp-asn",
      "vif-peers.bgp-md5",
      "vif-peers.remote-subnets",
      "vif-peers.quotas",
      "common.invalid-request",
      "common.read-only-members",
    ),
    async (_, members, code, message) => {
      expect(await rejection(members)).toEqual({
        status: 400,
        code,
        message: expect.stringContaining(`vif_peer.${message}`),
      });
    },
  );

  test(
    "has nothing of BGP with static routing",
    covers("vif-peers.route-mode-members"),
    async () => {
      const { vif_peer } = await cloud.peers().createVifPeer({
        body: { vif_peer: { ...IPV6_PEER, route_mode: "static", bgp_asn: 1, bgp_md5: "abcdefgh" } },
      });
      expect(vif_peer).toMatchObject({ bgp_asn: null, bgp_md5: null, receive_route_num: -1 });
    },
  );

  test(
    "shares the subnets of its interface with the other peer",
    covers("vif-peers.quotas"),
    async () => {
      const vif_peer = { ...IPV6_PEER, remote_ep_group: subnets(49) };
      const created = await cloud.peers().createVifPeer({ body: { vif_peer } });
      const update = (id: string, remote_ep_group: string[]) =>
        cloud
          .peers()
          .updateVifPeer({ path: { vif_peer_id: id }, body: { vif_peer: { remote_ep_group } } });
      const full = { status: 400, code: "DC.1400" };
      await expect(update(PROBED.peer, subnets(2))).rejects.toMatchObject(full);
      await expect(update(created.vif_peer.id, subnets(50))).rejects.toMatchObject(full);
      await update(PROBED.peer, []);
      await update(created.vif_peer.id, subnets(50));
    },
  );

  test(
    "may be the IPv4 one once that is gone",
    covers("vif-peers.one-per-address-family"),
    async () => {
      const client = cloud.peers();
      await client.createVifPeer({ body: { vif_peer: IPV6_PEER } });
      await client.deleteVifPeer({ path: { vif_peer_id: PROBED.peer } });
      const { vif_peer } = await client.createVifPeer({
        body: {
          vif_peer: {
            vif_id: PROBED.id,
            address_family: "ipv4",
            local_gateway_ip: "5.5.5.1/30",
            remote_gateway_ip: "5.5.5.2/30",
          },
        },
      });
      expect(vif_peer.address_family).toBe("ipv4");
    },
  );
});

describe("an update", () => {
  test(
    "rejects a subnet that comes twice and changes nothing",
    covers("vif-peers.remote-subnets"),
    async () => {
      const path = { vif_peer_id: UPDATED.peer };
      const twice = { name: "changed", remote_ep_group: ["10.0.0.0/8", "10.0.0.0/8"] };
      const update = cloud.peers().updateVifPeer({ path, body: { vif_peer: twice } });
      await expect(update).rejects.toMatchObject({ status: 400, code: "DC.1401" });
      const { virtual_interface } = await cloud
        .peers()
        .showVirtualInterface({ path: { virtual_interface_id: UPDATED.id } });
      expect(virtual_interface.vif_peers?.[0]?.name).toBe("vif-0819");
    },
  );
});

describe("a deletion", () => {
  test("is rejected for the last peer", covers("vif-peers.delete-last-peer"), async () => {
    const { status, body } = await cloud.send("DELETE", `vif-peers/${SHOWN.peer}`);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        error_code: "DC.1214",
        error_msg: "vif_peer_id: is the last peer of its virtual interface",
      },
    });
  });

  test(
    "of an unknown peer is 404, of no id at all 400",
    covers("vif-peers.unknown-peer"),
    async () => {
      expect(await cloud.send("DELETE", `vif-peers/${NOBODY}`)).toMatchObject({
        status: 404,
        body: { error_code: "DC.0002" },
      });
      expect(await cloud.send("DELETE", "vif-peers/x")).toMatchObject({
        status: 400,
        body: { error_code: "DC.0001", error_msg: "vif_peer_id: must be a UUID" },
      });
    },
  );
});

describe("reading", () => {
  test("an unknown virtual interface is 404", covers("vif-peers.unknown-peer"), async () => {
    expect(await cloud.send("GET", `virtual-interfaces/${NOBODY}`)).toMatchObject({
      status: 404,
      body: { error_code: "DC.0002" },
    });
  });

  test.each([
    ["virtual-interfaces?limit=0", "limit: must be 1 to 2000"],
    ["virtual-interfaces?limit=2001", "limit: must be 1 to 2000"],
    ["virtual-interfaces?limit=ten", "limit: must be an integer"],
    ["virtual-interfaces?limit=1&limit=2", "limit: must be an integer"],
    ["virtual-interfaces?marker=abc", "marker: expected limit with it"],
    [
      `virtual-interfaces?limit=1&marker=${"a".repeat(37)}`,
      "marker: must be at most 36 characters",
    ],
    ["virtual-interfaces?sort_key=name", "sort_key: must be id"],
    ["virtual-interfaces?sort_dir=up", "sort_dir[0]: must be one of asc, desc"],
    ["virtual-interfaces?id=1&id=2&id=3&id=4&id=5&id=6", "id: must have at most 5 items"],
    ["virtual-interfaces?enterprise_project_id=1", "enterprise_project_id[0]: must match"],
    [`virtual-interfaces/${SHOWN.id}?fields=${"a".repeat(101)}`, "fields[0]: must be at most 100"],
    ["quotas?type=peers", "type[0]: must be one of physicalConnect"],
  ])("rejects %s", covers("common.invalid-request"), async (path, message) => {
    expect(await cloud.send("GET", path)).toMatchObject({
      status: 400,
      body: { error_code: "DC.0001", error_msg: expect.stringContaining(message) },
    });
  });

  test(
    "skips query parameters that it does not know",
    covers("common.invalid-request"),
    async () => {
      expect(await cloud.send("GET", "virtual-interfaces?nosuch=1")).toMatchObject({ status: 200 });
    },
  );
});
