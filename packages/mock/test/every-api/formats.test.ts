import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";
import { IPV6_PEER, NOW, PROBED } from "../support/direct-connect.js";
import { OTHER_CARRIER, OWN } from "../support/sub-network-interfaces.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SPACED = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const MILLISECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

interface List {
  readonly host: string;
  /** Version and path below the project. */
  readonly version: string;
  readonly path: string;
  /** Whether the body of a response has the request id too. */
  readonly inBody?: true;
}

/** A list of each API. */
const lists: readonly List[] = [
  { host: "dcaas", version: "v3", path: "dcaas/virtual-interfaces", inBody: true },
  { host: "dcaas", version: "v3", path: "dcaas/vif-peer-detections", inBody: true },
  { host: "vpc", version: "v3", path: "vpc/sub-network-interfaces", inBody: true },
  { host: "vpc", version: "v1", path: "publicips" },
  { host: "vpcep", version: "v1", path: "vpc-endpoint-services" },
];

const cloud = createMockCloud({ now: () => NOW, transitions: "instant" });

/** Asks for a list with a token. */
async function ask({ host, version, path }: List, token?: string, project = PROJECT) {
  const url = `https://${host}.cn-north-4.myhuaweicloud.com/${version}/${project}/${path}`;
  const headers: HeadersInit = token === undefined ? {} : { "X-Auth-Token": token };
  const response = await cloud.fetch(url, { headers });
  return { response, body: (await response.json()) as Record<string, unknown> };
}

/** A token that IAM gives for a scope. */
async function tokenFor(scope: object): Promise<string> {
  const [{ name, password } = { name: "", password: "" }] = cloud.identity.users;
  const user = { name, password, domain: { name: cloud.identity.domain.name } };
  const body = { auth: { identity: { methods: ["password"], password: { user } }, scope } };
  const given = await cloud.fetch("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return given.headers.get("x-subject-token") ?? "";
}

const { token: known } = cloud.credentials;

describe.each(lists)("$path", (list) => {
  test(
    "is rejected for another project than that of the token",
    covers("common.project-scope"),
    async () => {
      const [{ id } = { id: "" }] = cloud.identity.projects;
      const token = await tokenFor({ project: { id } });
      expect((await ask(list, token, id)).response.status).toBe(200);
      const { response, body } = await ask(list, token);
      // Only EIPs have a code for it, see the register.
      if (list.path === "publicips")
        expect([response.status, body.code]).toEqual([400, "VPC.0007"]);
      else expect([response.status, body.error_code]).toEqual([403, "APIGW.0302"]);
    },
  );

  test(
    "is rejected to who is not known, or not allowed",
    covers("common.authentication"),
    async () => {
      for (const token of [undefined, "wrong", ""]) {
        const { response, body } = await ask(list, token);
        expect(response.status).toBe(401);
        expect(body.error_code).toMatch(/^APIGW\.030\d$/);
      }
      const ofNoProject = await tokenFor({ domain: { id: cloud.identity.domain.id } });
      expect((await ask(list, ofNoProject)).response.status).toBe(403);
    },
  );

  test("names the request in each response", covers("common.request-id"), async () => {
    for (const token of [known, undefined]) {
      const { response, body } = await ask(list, token);
      const id = response.headers.get("x-request-id");
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      if (list.inBody || !response.ok) expect(body.request_id).toBe(id);
    }
  });
});

test(
  "ids, owners and times are the service's, in the form of each",
  covers("common.read-only-members", "common.timestamps", "common.ids"),
  async () => {
    const { publicips, interfaces, detections, peers, services } = clients(cloud);
    const { publicip } = await publicips.createPublicip({
      body: { publicip: { type: "5_bgp" }, bandwidth: { share_type: "PER", name: "b", size: 5 } },
    });
    const batch = await interfaces.batchCreateSubNetworkInterface({
      body: { count: 1, sub_network_interface: { ...OWN, parent_id: OTHER_CARRIER } },
    });
    const { vif_peer } = await peers.createVifPeer({ body: { vif_peer: IPV6_PEER } });
    const { vif_peer_detection } = await detections.createVifPeerDetection({
      body: { vif_peer_detection: { vif_peer_id: PROBED.peer } },
    });
    const service = await services.createEndpointService({
      body: {
        port_id: PROBED.id,
        vpc_id: PROBED.id,
        server_type: "LB",
        ports: [{ client_port: 1, server_port: 1 }],
      },
    });
    const [made] = "sub_network_interfaces" in batch ? (batch.sub_network_interfaces ?? []) : [];
    const { virtual_interfaces } = await peers.listVirtualInterfaces();
    const seen = [
      [publicip.id, publicip.tenant_id, publicip.create_time, SPACED],
      [made?.id, made?.project_id, made?.created_at, ZONED],
      [vif_peer.id, vif_peer.tenant_id, virtual_interfaces[0]?.create_time, MILLISECONDS],
      [vif_peer_detection.id, vif_peer_detection.project_id, vif_peer_detection.start_time, SPACED],
      [service.id, service.project_id, service.created_at, ZONED],
    ] as const;
    for (const [id, owner, time, form] of seen) {
      expect(id).toMatch(UUID);
      expect(owner).toBe(PROJECT);
      expect(time).toMatch(form);
    }
  },
);
