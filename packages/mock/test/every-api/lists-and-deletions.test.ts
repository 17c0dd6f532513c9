import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";
import { ENDED, NOW, SHOWN } from "../support/direct-connect.js";
import { FIRST } from "../support/sub-network-interfaces.js";
import { SERVICE } from "../support/vpc-endpoint-services.js";

const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";

const start = () => {
  const cloud = createMockCloud({ now: () => NOW, transitions: "instant" });
  return { cloud, ...clients(cloud) };
};

describe("the end of a list", covers("common.list-end"), () => {
  test("is told by a next marker that is not there: interfaces of peers, of servers", async () => {
    const { peers, interfaces } = start();
    const first = await peers.listVirtualInterfaces({ query: { limit: 2 } });
    expect(first.page_info?.next_marker).toBe(first.virtual_interfaces[1]?.id);
    const marker = first.page_info?.next_marker ?? "";
    const second = await peers.listVirtualInterfaces({ query: { limit: 2, marker } });
    expect(second.page_info).not.toHaveProperty("next_marker");
    const all = await interfaces.listSubNetworkInterfaces({ query: { limit: 2 } });
    expect(all.page_info).not.toHaveProperty("next_marker");
  });

  test("is told by a short or empty page: detections, EIPs", async () => {
    const { detections, publicips } = start();
    const query = { limit: 2, marker: ENDED };
    expect((await detections.listVifPeerDetections({ query })).vif_peer_detections).toEqual([]);
    const { publicips: all } = await publicips.listPublicips({ query: { limit: 2000 } });
    const marker = all.at(-1)?.id ?? "";
    const end = await publicips.listPublicips({ query: { limit: 1, marker } });
    expect(end).toEqual({ publicips: [] });
  });

  test("is told by the total: endpoint services", async () => {
    const { services } = start();
    const { endpoint_services, total_count } = await services.listEndpointService({
      query: { limit: 1 },
    });
    expect(total_count).toBe(endpoint_services.length);
    const past = await services.listEndpointService({ query: { offset: total_count ?? 0 } });
    expect(past).toMatchObject({ endpoint_services: [], total_count });
  });
});

describe("a deletion is rejected", covers("common.delete-in-use"), () => {
  test("for the last peer of an interface", async () => {
    const { peers } = start();
    const call = peers.deleteVifPeer({ path: { vif_peer_id: SHOWN.peer } });
    await expect(call).rejects.toMatchObject({ status: 400 });
  });

  test("for no detection", async () => {
    const { detections } = start();
    await detections.deleteVifPeerDetection({ path: { vif_peer_detection_id: ENDED } });
  });

  test("for an interface and an EIP that are bound to one another", async () => {
    const { interfaces, publicips } = start();
    const [eip, item] = [
      { path: { publicip_id: PUBLICIP } },
      { path: { sub_network_interface_id: FIRST } },
    ];
    await publicips.updatePublicip({ ...eip, body: { publicip: { port_id: FIRST } } });
    const conflict = { status: 409 };
    await expect(interfaces.deleteSubNetworkInterface(item)).rejects.toMatchObject(conflict);
    await expect(publicips.deletePublicip(eip)).rejects.toMatchObject({
      ...conflict,
      code: "VPC.0517",
    });
    await publicips.updatePublicip({ ...eip, body: { publicip: {} } });
    await interfaces.deleteSubNetworkInterface(item);
    await publicips.deletePublicip(eip);
  });

  test("for an endpoint service with connections that are accepted or creating", async () => {
    const { cloud, services } = start();
    const path = { vpc_endpoint_service_id: SERVICE };
    const inUse = { status: 400, code: "EndPoint.3006" };
    await expect(services.deleteEndpointService({ path })).rejects.toMatchObject(inUse);
    const { connections } = await services.listServiceConnections({ path });
    for (const { id } of connections) {
      cloud.endpoints.remove({ projectId: PROJECT, serviceId: SERVICE, id });
    }
    await services.deleteEndpointService({ path });
  });
});
