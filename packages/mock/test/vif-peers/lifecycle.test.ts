import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  IPV6_PEER,
  NOBODY,
  OTHER_PROJECT,
  PROBED,
  PROJECT,
  SHOWN,
  serveDirectConnect,
  UPDATED,
} from "../support/direct-connect.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cloud = serveDirectConnect();

const example = (name: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../specs/vif-peers/examples/${name}.json`, import.meta.url),
      "utf8",
    ),
  );
const show = async (virtual_interface_id: string, project?: string) => {
  const response = await cloud
    .peers(project)
    .showVirtualInterface({ path: { virtual_interface_id } });
  return response.virtual_interface;
};
const peerIds = async (id: string, project?: string) =>
  (await show(id, project)).vif_peers?.map((peer) => peer.id);

test("creates, reads back, updates and deletes a peer", async () => {
  const client = cloud.peers();
  const created = await client
    .createVifPeer({ body: { vif_peer: { ...IPV6_PEER, remote_ep_group: ["FD10::/64"] } } })
    .withResponse();
  expect(created.status).toBe(201);
  const { vif_peer } = created.data;
  expect(vif_peer).toMatchObject({
    ...IPV6_PEER,
    id: expect.stringMatching(UUID),
    tenant_id: PROJECT,
    name: "",
    description: "",
    route_mode: "static",
    status: "PENDING_CREATE",
    bgp_asn: null,
    bgp_md5: null,
    bgp_status: null,
    receive_route_num: -1,
    remote_ep_group: ["FD10::/64"],
  });
  const ready = await client.waitForVirtualInterfaceActive({
    path: { virtual_interface_id: PROBED.id },
  });
  expect(ready.virtual_interface.vif_peers).toMatchObject([
    { id: PROBED.peer, address_family: "ipv4" },
    { id: vif_peer.id, address_family: "ipv6", status: "ACTIVE" },
  ]);
  const path = { vif_peer_id: vif_peer.id };
  await client.updateVifPeer({ path, body: { vif_peer: { name: "six" } } });
  expect((await show(PROBED.id)).vif_peers?.[1]).toMatchObject({
    name: "six",
    remote_ep_group: ["FD10::/64"],
  });
  const deleted = await client.deleteVifPeer({ path }).withResponse();
  expect(deleted).toMatchObject({ status: 204, data: undefined });
  expect(await peerIds(PROBED.id)).toEqual([PROBED.peer]);
  const gone = { status: 404, code: "DC.0002" };
  await expect(client.deleteVifPeer({ path })).rejects.toMatchObject(gone);
  await expect(
    client.updateVifPeer({ path, body: { vif_peer: { name: "six" } } }),
  ).rejects.toMatchObject(gone);
});

test("keeps what BGP needs and starts without a session", async () => {
  const bgp = { route_mode: "bgp", bgp_asn: 4_294_967_295, bgp_md5: "Example-Md5-1" } as const;
  const { vif_peer } = await cloud
    .peers()
    .createVifPeer({ body: { vif_peer: { ...IPV6_PEER, ...bgp } } });
  expect(vif_peer).toMatchObject({ ...bgp, bgp_status: "DOWN", receive_route_num: 0 });
});

describe("the documented requests", () => {
  test("of a creation gets the documented response", async () => {
    const body = example("createVifPeer.documentedIpv6.request");
    const { data, requestId } = await cloud.peers().createVifPeer({ body }).withResponse();
    const documented = example("createVifPeer.documentedIpv6.response");
    expect(data).toEqual({
      vif_peer: { ...documented.vif_peer, id: data.vif_peer.id, tenant_id: PROJECT },
      request_id: requestId,
    });
  });

  test("of a show gets the documented response", async () => {
    const { virtual_interface } = example("showVirtualInterface.documented.response");
    const [peer] = virtual_interface.vif_peers;
    expect(await show(SHOWN.id)).toEqual({
      ...virtual_interface,
      tenant_id: PROJECT,
      vif_peers: [{ ...peer, tenant_id: PROJECT }],
    });
  });

  test("of a deletion gets 204", async () => {
    await cloud.peers().deleteVifPeer({ path: { vif_peer_id: UPDATED.peer } });
    expect(await peerIds(UPDATED.id)).toEqual([UPDATED.ipv6]);
  });

  test("of the quotas gets 201, with the documented quota and the real use", async () => {
    const query = { type: ["physicalConnect"] } as const;
    const response = await cloud
      .peers()
      .showQuotas({ query: { type: [...query.type] } })
      .withResponse();
    expect(response.status).toBe(201);
    expect(response.data.quotas).toEqual({
      resources: [{ type: "physicalConnect", quota: 300, used: 1, unit: "count" }],
    });
  });
});

describe("the list of virtual interfaces", () => {
  const list = (query = {}) => cloud.peers().listVirtualInterfaces({ query });
  const idsOf = async (query = {}) => (await list(query)).virtual_interfaces.map(({ id }) => id);
  const ALL = [SHOWN.id, UPDATED.id, PROBED.id];

  test("has the peers, sorted by id, and says where the page stands", async () => {
    const { virtual_interfaces, page_info } = await list();
    expect(virtual_interfaces.map(({ id }) => id)).toEqual(ALL);
    expect(virtual_interfaces.map((it) => it.vif_peers?.length)).toEqual([1, 2, 1]);
    expect(page_info).toEqual({ previous_marker: SHOWN.id, current_count: 3 });
  });

  test("pages by an exclusive marker, in both directions", async () => {
    const first = await list({ limit: 2 });
    expect(first.page_info).toEqual({
      previous_marker: SHOWN.id,
      next_marker: UPDATED.id,
      current_count: 2,
    });
    expect(await idsOf({ limit: 2, marker: UPDATED.id })).toEqual([PROBED.id]);
    expect(await idsOf({ limit: 2, marker: UPDATED.id, sort_dir: ["desc"] })).toEqual([SHOWN.id]);
    expect(await idsOf({ sort_dir: ["desc"], sort_key: "id" })).toEqual([...ALL].reverse());
    expect(await idsOf({ marker: "" })).toEqual(ALL);
  });

  test("goes on after a marker that no interface has", async () => {
    expect(await idsOf({ limit: 9, marker: "0d0fdf63-f2c4-491c-8866-d504796189bf" })).toEqual([
      UPDATED.id,
      PROBED.id,
    ]);
    const past = await list({ limit: 9, marker: "ffffffff-ffff-4fff-8fff-ffffffffffff" });
    expect(past).toMatchObject({ virtual_interfaces: [], page_info: { current_count: 0 } });
  });

  test("gives each item once to a loop, regardless of the size of a page", async () => {
    for (const limit of [1, 2, 3, 2000]) {
      const seen: string[] = [];
      const items = cloud.peers().listVirtualInterfaces.items({ query: { limit } });
      for await (const { id } of items) seen.push(id);
      expect(seen).toEqual(ALL);
    }
  });

  test("takes values of a filter as alternatives and combines filters", async () => {
    expect(await idsOf({ id: [PROBED.id, SHOWN.id, NOBODY] })).toEqual([SHOWN.id, PROBED.id]);
    expect(await idsOf({ status: ["DOWN", "ERROR"] })).toEqual([]);
    expect(await idsOf({ status: ["ACTIVE"], id: [UPDATED.id] })).toEqual([UPDATED.id]);
    expect(await idsOf({ enterprise_project_id: ["0"] })).toEqual(ALL);
    expect(await idsOf({ vgw_id: [NOBODY] })).toEqual([]);
    expect(await idsOf({ direct_connect_id: ["4673e339-8412-4ee1-b73e-2ba9cdfa54c1"] })).toEqual(
      ALL,
    );
  });

  test("returns the requested properties, and the id", async () => {
    const { virtual_interfaces } = await list({ fields: ["status", "nosuch"], limit: 1 });
    expect(virtual_interfaces).toEqual([{ id: SHOWN.id, status: "ACTIVE" }]);
    const { virtual_interface } = await cloud.peers().showVirtualInterface({
      path: { virtual_interface_id: SHOWN.id },
      query: { fields: ["vif_peers"] },
    });
    expect(Object.keys(virtual_interface).sort()).toEqual(["id", "vif_peers"]);
  });
});

test("tells all quotas when none is named", async () => {
  const { quotas } = await cloud.peers().showQuotas();
  expect(quotas.resources?.map(({ type }) => type)).toEqual([
    "physicalConnect",
    "virtualInterface",
    "connectGateway",
    "geip",
    "globalDcGateway",
    "peerLinkPerGdgw",
  ]);
  expect(quotas.resources?.[1]).toEqual({
    type: "virtualInterface",
    quota: 50,
    used: 3,
    unit: "count",
  });
});

test("keeps projects apart", async () => {
  const { vif_peer } = await cloud.peers().createVifPeer({ body: { vif_peer: IPV6_PEER } });
  expect(await peerIds(PROBED.id, OTHER_PROJECT)).toEqual([PROBED.peer]);
  const path = { vif_peer_id: vif_peer.id };
  await expect(cloud.peers(OTHER_PROJECT).deleteVifPeer({ path })).rejects.toMatchObject({
    status: 404,
  });
  expect(await peerIds(PROBED.id)).toEqual([PROBED.peer, vif_peer.id]);
});
