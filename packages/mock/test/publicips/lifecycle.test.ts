import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import {
  NOW,
  PORT,
  PREPAID,
  PROJECT,
  PUBLICIP,
  type PublicipCloud,
  publicipCloud,
  UNBOUND,
} from "../support/publicips.js";

const ASSIGN = {
  publicip: { type: "5_bgp" },
  bandwidth: { share_type: "PER", name: "bandwidth-web", size: 10 },
} as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AT_ONCE = { minDelayMs: 1, maxDelayMs: 2, deadlineMs: 2_000 };

let cloud: PublicipCloud;

beforeEach(async () => {
  cloud = await publicipCloud();
});
afterEach(() => cloud.close());

const at = (publicip_id: string) => ({ path: { publicip_id } });

test("assigns, binds, renames, unbinds and releases an EIP", async () => {
  const { client } = cloud;
  const created = await client.createPublicip({ body: ASSIGN }).withResponse();
  expect(created.status).toBe(200);
  const { publicip } = created.data;
  expect(publicip).toEqual({
    id: expect.stringMatching(UUID),
    status: "PENDING_CREATE",
    type: "5_bgp",
    public_ip_address: expect.stringMatching(/^198\.1[89]\.\d+\.\d+$/),
    tenant_id: PROJECT,
    create_time: "2026-02-03 04:05:06",
    bandwidth_size: 0,
    ip_version: 4,
    enterprise_project_id: "0",
  });
  const eip = at(publicip.id);
  const ready = await client.waitForPublicipUnbound(eip, AT_ONCE);
  expect(ready.publicip).toMatchObject({
    id: publicip.id,
    status: "DOWN",
    bandwidth_id: expect.stringMatching(UUID),
    bandwidth_name: "bandwidth-web",
    bandwidth_size: 10,
    bandwidth_share_type: "PER",
    profile: {},
  });
  await client.updatePublicip({ ...eip, body: { publicip: { port_id: PORT } } });
  const bound = await client.waitForPublicipBound(eip, AT_ONCE);
  expect(bound.publicip).toMatchObject({ status: "ACTIVE", port_id: PORT });
  await client.updatePublicip({ ...eip, body: { publicip: { alias: "web" } } });
  await expect(client.showPublicip(eip)).resolves.toMatchObject({
    publicip: { alias: "web", status: "ACTIVE", port_id: PORT },
  });
  await client.updatePublicip({ ...eip, body: { publicip: {} } });
  const unbound = await client.waitForPublicipUnbound(eip, AT_ONCE);
  expect(unbound.publicip).not.toHaveProperty("port_id");
  const released = await client.deletePublicip(eip).withResponse();
  expect(released).toMatchObject({ status: 204, data: undefined });
  await expect(client.showPublicip(eip)).rejects.toMatchObject({ status: 404, code: "VPC.0504" });
  await expect(client.deletePublicip(eip)).rejects.toMatchObject({ status: 404, code: "VPC.0504" });
});

test("returns the documented properties for the documented assignment", async () => {
  const { post } = document.paths["/v1/{project_id}/publicips"];
  const { documented } = post.requestBody.content["application/json"].examples;
  const response = post.responses["200"].content["application/json"].examples.documented.value;
  const { publicip } = await cloud.client.createPublicip({ body: documented.value as never });
  expect(publicip).toEqual({
    ...response.publicip,
    id: publicip.id,
    public_ip_address: publicip.public_ip_address,
    tenant_id: PROJECT,
    create_time: "2026-02-03 04:05:06",
  });
});

test("returns the documented page for the documented query", async () => {
  const { get } = document.paths["/v1/{project_id}/publicips"];
  const { publicips } = get.responses["200"].content["application/json"].examples.documented.value;
  const query = { limit: 2, marker: "4779ab1c-7c1a-44b1-a02e-93dfc361b32d" };
  await expect(cloud.client.listPublicips({ query })).resolves.toEqual({
    publicips: publicips.map((publicip) => ({ ...publicip, tenant_id: PROJECT })),
  });
});

test("binds at creation, and shows it once the work is done", async () => {
  const { client } = cloud;
  const body = { ...ASSIGN, publicip: { type: "5_bgp", port_id: PORT, alias: "web-1" } };
  const { publicip } = await client.createPublicip({ body });
  expect(publicip).toMatchObject({ status: "PENDING_CREATE", alias: "web-1" });
  expect(publicip).not.toHaveProperty("port_id");
  const bound = await client.waitForPublicipBound(at(publicip.id), AT_ONCE);
  expect(bound.publicip).toMatchObject({ status: "ACTIVE", port_id: PORT, alias: "web-1" });
});

test("assigns IPv6 addresses, each its own", covers("publicips.ipv6-addresses"), async () => {
  const body = { ...ASSIGN, publicip: { type: "5_bgp", ip_version: 6 } } as const;
  const responses = [
    await cloud.client.createPublicip({ body }),
    await cloud.client.createPublicip({ body }),
  ];
  const addresses = responses.map(({ publicip }) => publicip.public_ipv6_address);
  expect(responses[0]?.publicip.ip_version).toBe(6);
  expect(addresses).toEqual([
    expect.stringMatching(/^2001:db8:/),
    expect.stringMatching(/^2001:db8:/),
  ]);
  expect(new Set(addresses).size).toBe(2);
});

test(
  "shares a bandwidth, whose name and size in the request are ignored",
  covers("publicips.create"),
  async () => {
    const [[id, shared] = []] = cloud.state.sharedBandwidths;
    if (id === undefined) throw new Error("there is no shared bandwidth");
    const body = {
      publicip: { type: "5_sbgp" },
      bandwidth: { share_type: "WHOLE", id, name: "mine", size: 333 },
    } as const;
    const { publicip } = await cloud.client.createPublicip({ body });
    const shown = await cloud.client.showPublicip(at(publicip.id));
    expect(shown.publicip).toMatchObject({ ...shared, bandwidth_share_type: "WHOLE" });
  },
);

test("assigns a chosen address, and gives it out again once it is released", async () => {
  const { client } = cloud;
  const body = { ...ASSIGN, publicip: { type: "5_bgp", ip_address: "203.0.113.7" } };
  const first = await client.createPublicip({ body });
  expect(first.publicip.public_ip_address).toBe("203.0.113.7");
  await expect(client.createPublicip({ body })).rejects.toMatchObject({ code: "VPC.0522" });
  await client.deletePublicip(at(first.publicip.id));
  const second = await client.createPublicip({ body });
  expect(second.publicip.public_ip_address).toBe("203.0.113.7");
});

test("keeps nothing of a creation that was rejected", async () => {
  const { client, state } = cloud;
  const before = state.items.size;
  const { publicip } = await client.createPublicip({
    body: { ...ASSIGN, publicip: { type: "5_bgp", port_id: PORT } },
  });
  const rejected = { type: "5_bgp", port_id: PORT, ip_address: "203.0.113.8" };
  await expect(
    client.createPublicip({ body: { ...ASSIGN, publicip: rejected } }),
  ).rejects.toMatchObject({ code: "VPC.0511" });
  expect(state.items.size).toBe(before + 1);
  expect(state.items.addresses.holder("203.0.113.8")).toBeUndefined();
  expect(state.items.holders.get(PORT)).toBe(publicip.id);
});

describe("the quota", covers("publicips.quotas"), () => {
  test("counts EIPs, and is all that is shown if asked for alone", async () => {
    const { client, state } = cloud;
    const before = state.items.size;
    await client.createPublicip({ body: ASSIGN });
    const query = { type: "publicIp" };
    await expect(client.listQuotas({ query })).resolves.toEqual({
      quotas: { resources: [{ type: "publicIp", used: before + 1, quota: 10, min: 0 }] },
    });
  });

  test("stands among those of other kinds, some of which may be none", async () => {
    const { quotas } = await cloud.client.listQuotas();
    expect(quotas.resources.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["vpc", "publicIp", "shareBandwidth"]),
    );
    const vpngw = await cloud.client.listQuotas({ query: { type: "vpngw" } });
    expect(vpngw.quotas.resources).toEqual([]);
  });

  test("rejects a kind that there is not", async () => {
    await expect(cloud.client.listQuotas({ query: { type: "cats" } })).rejects.toMatchObject({
      status: 400,
      code: "VPC.1207",
    });
    const long = { type: "x".repeat(65) };
    await expect(cloud.client.listQuotas({ query: long })).rejects.toMatchObject({
      code: "VPC.1207",
      message: expect.stringContaining(" type: must be at most 64 characters "),
    });
  });
});

describe("waiting", () => {
  test("ends at once at a state that cannot become the wanted one", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    cloud.put({ id, status: "BIND_ERROR" });
    await expect(cloud.client.waitForPublicipBound(at(id), AT_ONCE)).rejects.toMatchObject({
      code: "ERR_WAITER",
      observed: { BIND_ERROR: 1 },
    });
  });

  test("takes a load balancer and a VPN for bound", async () => {
    for (const status of ["ELB", "VPN"]) {
      cloud.put({ id: UNBOUND, status });
      const { publicip } = await cloud.client.waitForPublicipBound(at(UNBOUND), AT_ONCE);
      expect(publicip.status).toBe(status);
    }
  });
});

test("shows one project nothing of another", async () => {
  const { client, other } = cloud;
  const { publicip } = await client.createPublicip({
    body: { ...ASSIGN, publicip: { type: "5_bgp", port_id: PORT, ip_address: "203.0.113.9" } },
  });
  await client.updatePublicip({ ...at(PUBLICIP), body: { publicip: { alias: "mine" } } });
  await client.deletePublicip(at(UNBOUND));
  await expect(other.showPublicip(at(publicip.id))).rejects.toMatchObject({ status: 404 });
  await expect(other.deletePublicip(at(publicip.id))).rejects.toMatchObject({ status: 404 });
  const { publicips } = await other.listPublicips();
  expect(publicips.map(({ id }) => id)).toEqual([PREPAID, UNBOUND, PUBLICIP]);
  expect(publicips.map(({ alias }) => alias)).not.toContain("mine");
  // Ports and addresses are a project's own as well.
  const bound = await other.updatePublicip({
    ...at(PUBLICIP),
    body: { publicip: { port_id: PORT } },
  });
  expect(bound.publicip.status).toBe("ACTIVE");
});

test("stamps the time of the cloud", async () => {
  const { publicip } = await cloud.client.createPublicip({ body: ASSIGN });
  expect(Date.parse(`${publicip.create_time}Z`)).toBe(NOW.getTime());
});
