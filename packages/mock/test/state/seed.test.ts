import { describe, expect, test } from "vitest";
import { createMockCloud, type Seed } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";

const ID = "11111111-2222-4333-8444-555555555555";
const OTHER = "22222222-2222-4333-8444-555555555555";
const NOW = new Date("2026-02-03T04:05:06Z");

const setUp = (...seeds: Seed[]) => {
  const cloud = createMockCloud({ now: () => NOW });
  cloud.seed(seeds);
  return { cloud, ...clients(cloud) };
};

describe("a seed", () => {
  test("completes what it omits, as in the documented examples", async () => {
    const { publicips } = setUp({ project_id: PROJECT, publicips: [{ id: ID, alias: "web" }] });
    const { publicip } = await publicips.showPublicip({ path: { publicip_id: ID } });
    expect(publicip).toMatchObject({
      id: ID,
      alias: "web",
      status: "DOWN",
      type: "5_bgp",
      ip_version: 4,
      tenant_id: PROJECT,
      create_time: "2026-02-03 04:05:06",
      public_border_group: "center",
    });
    expect(publicip.public_ip_address).toMatch(/^198\.1[89]\./);
  });

  test("adds to what is there, or takes its place", async () => {
    const { cloud, publicips } = setUp();
    const before = (await publicips.listPublicips()).publicips.length;
    const seed = { project_id: PROJECT, publicips: [{ id: ID, status: "FREEZED" }] };
    cloud.seed(seed);
    cloud.seed({ ...seed, publicips: [{ id: ID, status: "ERROR" }] });
    const { publicips: listed } = await publicips.listPublicips();
    expect(listed).toHaveLength(before + 1);
    expect(listed.find(({ id }) => id === ID)?.status).toBe("ERROR");
  });

  test("clears the project first if it is told to", async () => {
    const { publicips } = setUp({ project_id: PROJECT, clear: true, publicips: [{ id: ID }] });
    expect((await publicips.listPublicips()).publicips.map(({ id }) => id)).toEqual([ID]);
  });

  test("keeps the default enterprise project and the quotas when it clears", async () => {
    const { cloud, publicips, services } = setUp();
    const quotas = await publicips.listQuotas();
    const endpointQuotas = await services.listQuotaDetails();
    cloud.seed({ project_id: PROJECT, clear: true, publicips: [{ id: ID }] });
    const shown = await publicips.listQuotas();
    expect(shown.quotas.resources.map(({ type, quota }) => [type, quota])).toEqual(
      quotas.quotas.resources.map(({ type, quota }) => [type, quota]),
    );
    expect(await services.listQuotaDetails()).toMatchObject({
      quotas: { resources: endpointQuotas.quotas.resources.map(({ quota }) => ({ quota })) },
    });
    const body = {
      enterprise_project_id: "0",
      publicip: { type: "5_bgp" },
      bandwidth: { name: "web", size: 5, share_type: "PER" },
    } as const;
    const { publicip } = await publicips.createPublicip({ body });
    expect(publicip.enterprise_project_id).toBe("0");
  });

  test("returns the ids of its resources by kind, for an array of seeds an array", async () => {
    const { cloud, publicips } = setUp();
    const { vpcs, ...ids } = cloud.seed({
      project_id: PROJECT,
      publicips: [{ alias: "drawn" }, { id: ID, alias: "given" }],
      publicip_quotas: [{ type: "publicIp", quota: 9 }],
      endpoint_services: [{ id: OTHER }],
      permissions: [{ endpoint_service_id: OTHER, permission: "*", id: ID }],
      server_resources: [{ endpoint_service_id: OTHER, resource_id: ID }],
    });
    const [drawn = ""] = ids.publicips;
    const { publicip } = await publicips.showPublicip({ path: { publicip_id: drawn } });
    expect(publicip.alias).toBe("drawn");
    expect(ids).toMatchObject({
      publicips: [drawn, ID],
      publicip_quotas: ["publicIp"],
      endpoint_services: [OTHER],
      permissions: [ID],
      server_resources: [ID],
    });
    expect(vpcs).toEqual([]);
    const [first, second] = cloud.seed([
      { project_id: PROJECT, vpcs: [{ id: ID }] },
      { project_id: PROJECT, vpcs: [{ id: OTHER }] },
    ]);
    expect([first?.vpcs, second?.vpcs]).toEqual([[ID], [OTHER]]);
  });

  test(
    "makes the next detections lose packets or fail, each outcome once",
    covers("vif-peer-detections.completion"),
    async () => {
      const { cloud, detections } = setUp({
        project_id: PROJECT,
        virtual_interfaces: [{ id: ID }],
        vif_peers: [
          { id: ID, vif_id: ID },
          { id: OTHER, vif_id: ID },
        ],
        detection_outcomes: [
          { vif_peer_id: OTHER, loss_ratio: 40 },
          { status: "error" },
          { vif_peer_id: ID },
        ],
      });
      const end = async (vif_peer_id: string) => {
        const body = { vif_peer_detection: { vif_peer_id } };
        const { vif_peer_detection: started } = await detections.createVifPeerDetection({ body });
        cloud.clock.advance(4 * 60 * 1000);
        const path = { vif_peer_detection_id: started.id };
        const { vif_peer_detection: ended } = await detections.showVifPeerDetection({ path });
        return [ended.status, ended.loss_ratio];
      };
      expect(await end(ID)).toEqual(["error", 0]);
      cloud.restore(cloud.snapshot());
      expect(await end(ID)).toEqual(["complete", 100]);
      expect(await end(ID)).toEqual(["complete", 0]);
      expect(await end(OTHER)).toEqual(["complete", 40]);
      expect(await end(OTHER)).toEqual(["complete", 0]);
    },
  );

  test("brings parents that no call makes", async () => {
    const vpc_id = "33333333-2222-4333-8444-555555555555";
    const { interfaces, detections, peers, services } = setUp({
      project_id: PROJECT,
      clear: true,
      vpcs: [{ id: vpc_id, cidr: "10.8.0.0/16" }],
      subnets: [{ id: ID, cidr: "10.8.1.0/24", cidr_v6: "2001:db8::/64" }],
      ports: [{ id: OTHER, device_id: "server-1" }],
      security_groups: [{ id: ID }],
      sub_network_interfaces: [{ id: ID }],
      virtual_gateways: [{ id: ID, local_ep_group: ["10.8.0.0/16"] }],
      virtual_interfaces: [{ id: ID }],
      vif_peers: [{ id: ID, vif_id: ID }],
      vif_peer_detections: [{ id: ID, vif_peer_id: ID, status: "processing" }],
      endpoint_services: [{ id: ID }],
      connections: [{ endpoint_service_id: ID, status: "pendingAcceptance" }],
      permissions: [{ endpoint_service_id: ID, permission: "*" }],
      server_resources: [{ endpoint_service_id: ID, resource_id: OTHER }],
    });
    const path = { sub_network_interface_id: ID };
    const { sub_network_interface } = await interfaces.showSubNetworkInterface({ path });
    expect(sub_network_interface).toMatchObject({ vpc_id, parent_id: OTHER, state: "NORMAL" });
    expect(sub_network_interface.private_ip_address).toMatch(/^10\.8\.1\./);
    const body = {
      sub_network_interface: { parent_id: OTHER, virsubnet_id: ID, ipv6_enable: true },
    };
    const created = await interfaces.createSubNetworkInterface({ body });
    expect(JSON.stringify(created)).toContain("2001:db8::");
    const shown = await peers.showVirtualInterface({ path: { virtual_interface_id: ID } });
    expect(shown.virtual_interface).toMatchObject({ vgw_id: ID, vif_peers: [{ id: ID }] });
    const { vif_peer_detection } = await detections.showVifPeerDetection({
      path: { vif_peer_detection_id: ID },
    });
    expect(vif_peer_detection).not.toHaveProperty("end_time");
    const { connections } = await services.listServiceConnections({
      path: { vpc_endpoint_service_id: ID },
    });
    expect(connections).toMatchObject([{ status: "pendingAcceptance" }]);
  });

  test("lifts a quota, and names enterprise projects and shared bandwidths", async () => {
    const { publicips } = setUp({
      project_id: PROJECT,
      publicip_quotas: [{ type: "publicIp", quota: 3 }],
      enterprise_projects: [{ id: ID, enabled: false }],
      shared_bandwidths: [{ bandwidth_id: ID }],
    });
    const { quotas } = await publicips.listQuotas({ query: { type: "publicIp" } });
    expect(quotas.resources).toEqual([{ type: "publicIp", used: 3, quota: 3, min: 0 }]);
  });

  test.each<[object, string]>([
    [{}, "seed.project_id: must be the id of a project"],
    [{ project_id: PROJECT, region: "x y" }, "seed.region: must be the id of a region"],
    [{ project_id: PROJECT, clear: 1 }, "seed.clear: must be true or false"],
    [{ project_id: PROJECT, eips: [] }, "seed.eips: unknown member; known: project_id"],
    [{ project_id: PROJECT, publicips: {} }, "seed.publicips: must be a list"],
    [{ project_id: PROJECT, publicips: [1] }, "seed.publicips[0]: must be an object"],
    [
      { project_id: PROJECT, publicips: [{}, { stauts: "DOWN" }] },
      "seed.publicips[1].stauts: unknown member; known: id, status",
    ],
    [{ project_id: PROJECT, publicips: [{ status: 1 }] }, "seed.publicips[0].status: must be a"],
    [
      { project_id: PROJECT, publicips: [{ status: "BOUND" }] },
      "seed.publicips[0].status: expected one of FREEZED, BIND_ERROR, BINDING",
    ],
    [
      { project_id: PROJECT, endpoint_services: [{ ports: [{ protocol: "SCTP" }] }] },
      'seed.endpoint_services[0].ports[0].protocol: expected one of TCP, got "SCTP"',
    ],
    [
      { project_id: PROJECT, detection_outcomes: [{ status: "lost" }] },
      'seed.detection_outcomes[0].status: expected one of complete, error, got "lost"',
    ],
    [
      { project_id: PROJECT, detection_outcomes: [{ loss_ratio: 101 }] },
      "seed.detection_outcomes[0].loss_ratio: expected a whole percentage from 0 to 100",
    ],
    [
      { project_id: PROJECT, publicips: [{ profile: { order: "x" } }] },
      "seed.publicips[0].profile.order: unknown member",
    ],
    [
      {
        project_id: PROJECT,
        publicips: [{ public_ip_address: "1.2.3.4" }, { public_ip_address: "1.2.3.4" }],
      },
      "seed.publicips[1].public_ip_address: EIP",
    ],
    [
      { project_id: PROJECT, publicips: [{ port_id: ID }, { port_id: ID }] },
      "seed.publicips[1].port_id: EIP",
    ],
    [
      { project_id: PROJECT, virtual_interfaces: [{ vif_peers: [] }] },
      "seed.virtual_interfaces[0].vif_peers: expected next to virtual_interfaces",
    ],
    [
      { project_id: PROJECT, vif_peers: [{ vif_id: ID }] },
      `seed.vif_peers[0].vif_id: no virtual interface ${ID}`,
    ],
    [
      { project_id: PROJECT, subnets: [{ cidr: "10.0.0.0" }] },
      "seed.subnets[0].cidr: must be a CIDR",
    ],
    [{ project_id: PROJECT, ports: [{ vpc: ID }] }, "seed.ports[0].vpc: unknown member"],
    [
      { project_id: PROJECT, sub_network_interfaces: [{ parent_id: ID }] },
      `seed.sub_network_interfaces[0].parent_id: no elastic network interface ${ID}`,
    ],
    [
      { project_id: PROJECT, connections: [{ status: "accepted" }] },
      "seed.connections[0].endpoint_service_id: must be the id of a service",
    ],
    [
      { project_id: PROJECT, connections: [{ endpoint_service_id: ID }] },
      `seed.connections[0].endpoint_service_id: no service ${ID}`,
    ],
    [
      { project_id: PROJECT, firewall_rules: [{}] },
      "seed.firewall_rules[0].publicip_id: is required",
    ],
    [
      { project_id: PROJECT, publicip_quotas: [{ quota: 1 }] },
      "seed.publicip_quotas[0].type: is required",
    ],
    [7 as unknown as object, "seed: must be an object"],
  ])("is rejected as a whole: %j", (seed, message) => {
    const cloud = createMockCloud({ now: () => NOW });
    cloud.seed({ project_id: PROJECT });
    const before = cloud.snapshot();
    const wrong = typeof seed === "number" ? seed : { publicips: [{}], ...seed };
    expect(() => cloud.seed(wrong as unknown as Seed)).toThrow(message);
    expect(cloud.snapshot()).toEqual(before);
  });
});
