import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Publicip } from "../../src/apis/publicips/publicip.js";
import { covers } from "../support/covers.js";
import {
  PORT,
  PREPAID,
  PROJECT,
  PUBLICIP,
  type PublicipCloud,
  publicipCloud,
  UNBOUND,
} from "../support/publicips.js";

const BANDWIDTH = { share_type: "PER", name: "bandwidth-web", size: 10 };
const BODY = { publicip: { type: "5_bgp" }, bandwidth: BANDWIDTH };
const ID = "11111111-2222-4333-8444-555555555555";
const BUSY = [
  "FREEZED",
  "PENDING_CREATE",
  "PENDING_UPDATE",
  "PENDING_DELETE",
  "BINDING",
  "NOTIFYING",
  "NOTIFY_DELETE",
];

let cloud: PublicipCloud;

beforeEach(async () => {
  cloud = await publicipCloud();
});
afterEach(() => cloud.close());

const COLLECTION = `/v1/${PROJECT}/publicips`;
const item = (id: string) => `${COLLECTION}/${id}`;
const publicip = (members: object) => ({ ...BODY, publicip: { type: "5_bgp", ...members } });
const bandwidth = (members: object) => ({ ...BODY, bandwidth: members });
const own = (members: object) => bandwidth({ ...BANDWIDTH, ...members });

interface Row {
  readonly what: string;
  readonly body: unknown;
  readonly rejection: readonly [status: number, code: string, message: string];
}

const row = (
  what: string,
  body: unknown,
  code: string,
  message: string,
  status: number = 400,
): Row => ({ what, body, rejection: [status, code, message] });

describe("createPublicip rejects", covers("publicips.create"), () => {
  const rows: readonly Row[] = [
    row("no type", { ...BODY, publicip: {} }, "VPC.0501", "publicip.type: is required"),
    row("no bandwidth", { publicip: { type: "5_bgp" } }, "VPC.0501", "bandwidth: is required"),
    row("a line of no region", publicip({ type: "6_bgp" }), "VPC.0501", "publicip.type: must be"),
    row("a version", publicip({ ip_version: 5 }), "VPC.0501", "publicip.ip_version: must be one"),
    row("no address", publicip({ ip_address: "1.2.3.256" }), "VPC.0501", "publicip.ip_address:"),
    row("an empty name", publicip({ alias: "" }), "VPC.0501", "publicip.alias: must be at least"),
    row("a status", publicip({ status: "DOWN" }), "VPC.0501", "publicip.status: unknown field"),
    row("a share type", own({ share_type: "HALF" }), "VPC.0501", "bandwidth.share_type: must be"),
    row("a size of 0", own({ size: 0 }), "VPC.0301", "bandwidth.size: must be 1 to 2000"),
    row("a size over 2000", own({ size: 2001 }), "VPC.0301", "bandwidth.size: must be 1 to 2000"),
    row("a size off the steps of 50", own({ size: 301 }), "VPC.0301", "bandwidth.size: must be a"),
    row("a size off the steps of 500", own({ size: 1050 }), "VPC.0301", "bandwidth.size: must be"),
    row("a bad name", own({ name: "a b" }), "VPC.0301", "bandwidth.name: must match"),
    row("no name", own({ name: undefined }), "VPC.0301", "bandwidth.name: is required when"),
    row("no size", own({ size: undefined }), "VPC.0301", "bandwidth.size: is required when"),
    row(
      "a shared bandwidth without id",
      bandwidth({ share_type: "WHOLE", name: "bandwidth123", size: 5 }),
      "VPC.0301",
      "bandwidth.id: is required when bandwidth.share_type is WHOLE",
    ),
    row(
      "a shared bandwidth that there is not",
      bandwidth({ share_type: "WHOLE", id: ID }),
      "VPC.0301",
      `bandwidth.id: no shared bandwidth ${ID} in this project`,
    ),
    row(
      "IPv6 in a shared bandwidth",
      { ...publicip({ ip_version: 6 }), bandwidth: { share_type: "WHOLE", id: ID } },
      "VPC.0301",
      "bandwidth.share_type: WHOLE is not offered for IPv6",
    ),
    row(
      "a port that cannot exist",
      publicip({ port_id: "x".repeat(36) }),
      "VPC.0501",
      "publicip.port_id: no port xxx",
    ),
    row(
      "an enterprise project of no form",
      { ...BODY, enterprise_project_id: "1" },
      "VPC.0011",
      "enterprise_project_id: must match",
    ),
    row(
      "an enterprise project that there is not",
      { ...BODY, enterprise_project_id: ID },
      "VPC.0012",
      `enterprise_project_id: no enterprise project ${ID}`,
      404,
    ),
  ];

  test.each(rows)(
    "$what",
    covers(
      "publicips.bandwidth-size",
      "publicips.ipv6-addresses",
      "publicips.bind",
      "publicips.enterprise-project",
    ),
    async ({ body, rejection: [status, code, message] }) => {
      const before = cloud.state.items.size;
      const response = await cloud.send("POST", COLLECTION, body);
      expect({ ...response.body, status: response.status }).toMatchObject({ status, code });
      expect(response.body.message).toContain(message);
      expect(cloud.state.items.size).toBe(before);
    },
  );

  test("a disabled enterprise project", covers("publicips.enterprise-project"), async () => {
    cloud.state.enterpriseProjects.set(ID, { id: ID, enabled: false });
    const response = await cloud.send("POST", COLLECTION, { ...BODY, enterprise_project_id: ID });
    expect(response).toMatchObject({ status: 400, body: { code: "VPC.0014" } });
  });

  test("a port that has an EIP", covers("publicips.one-port-one-eip"), async () => {
    await cloud.send("PUT", item(PUBLICIP), { publicip: { port_id: PORT } });
    const response = await cloud.send("POST", COLLECTION, publicip({ port_id: PORT }));
    expect(response).toMatchObject({ status: 409, body: { code: "VPC.0511" } });
  });

  test("more than the quota, until one is released", async () => {
    const { state } = cloud;
    while (state.items.size < 10) {
      expect((await cloud.send("POST", COLLECTION, BODY)).status).toBe(200);
    }
    const response = await cloud.send("POST", COLLECTION, BODY);
    expect(response).toEqual({
      status: 409,
      body: { code: "VPC.0521", message: "The quota of 10 EIPs is used up" },
    });
    await cloud.client.deletePublicip({ path: { publicip_id: UNBOUND } });
    expect((await cloud.send("POST", COLLECTION, BODY)).status).toBe(200);
  });

  test("what no address is left for", async () => {
    cloud.state.items.addresses.size = 1;
    expect((await cloud.send("POST", COLLECTION, BODY)).status).toBe(200);
    const response = await cloud.send("POST", COLLECTION, BODY);
    expect(response).toMatchObject({ status: 409, body: { code: "VPC.0532" } });
  });
});

describe("deletePublicip rejects", covers("publicips.delete"), () => {
  const bound: Partial<Publicip> = { status: "ACTIVE", port_id: PORT };
  const rows: readonly [what: string, Partial<Publicip>, status: number, code: string][] = [
    ["one that is bound to a port", bound, 409, "VPC.0517"],
    ["one that is bound to a load balancer", { status: "ELB", port_id: null }, 500, "VPC.0516"],
    ["one that is bound to a VPN", { status: "VPN" }, 409, "VPC.0517"],
    ["one that is prepaid", { profile: { order_id: "CS1802081410IMDRN" } }, 409, "VPC.0525"],
    ...BUSY.map((status) => [`one that is ${status}`, { status }, 409, "VPC.0512"] as const).map(
      (it) => [...it] as [string, Partial<Publicip>, number, string],
    ),
  ];

  test.each(rows)(
    "%s",
    covers(
      "publicips.bandwidth-size",
      "publicips.ipv6-addresses",
      "publicips.bind",
      "publicips.enterprise-project",
    ),
    async (_, changes, status, code) => {
      cloud.put({ id: ID, ...changes });
      expect(await cloud.send("DELETE", item(ID))).toMatchObject({ status, body: { code } });
      expect(cloud.state.items.get(ID)).toBeDefined();
    },
  );

  test("one that firewall rules name", async () => {
    cloud.state.firewalled.add(UNBOUND);
    const response = await cloud.send("DELETE", item(UNBOUND));
    expect(response).toMatchObject({ status: 500, body: { code: "VPC.0518" } });
  });

  test.each(["ERROR", "BIND_ERROR", "DOWN"])("none that is %s", async (status) => {
    cloud.put({ id: ID, status });
    const { client } = cloud;
    await expect(client.deletePublicip({ path: { publicip_id: ID } })).resolves.toBeUndefined();
  });

  test("a prepaid one of the documented page also once it is unbound", async () => {
    await cloud.send("PUT", item(PREPAID), { publicip: { port_id: "" } });
    const response = await cloud.send("DELETE", item(PREPAID));
    expect(response).toMatchObject({ status: 409, body: { code: "VPC.0525" } });
  });
});

describe("updatePublicip rejects", covers("publicips.states"), () => {
  test.each(BUSY)("one that is %s", async (status) => {
    cloud.put({ id: ID, status });
    for (const change of [{ port_id: PORT }, {}, { alias: "a" }, { ip_version: 6 }]) {
      const response = await cloud.send("PUT", item(ID), { publicip: change });
      expect(response).toMatchObject({ status: 409, body: { code: "VPC.0512" } });
    }
  });

  test("a port_id of null, which the API does not document for unbinding", async () => {
    cloud.put({ id: ID, status: "ACTIVE", port_id: PORT });
    const response = await cloud.send("PUT", item(ID), { publicip: { port_id: null } });
    expect(response).toMatchObject({
      status: 400,
      body: {
        code: "VPC.0501",
        message:
          "publicip.port_id: must be a string; publicip.port_id: to unbind, omit it or send an empty string",
      },
    });
    expect(cloud.state.items.get(ID)).toMatchObject({ status: "ACTIVE", port_id: PORT });
  });

  test("to bind what a load balancer has", covers("publicips.one-port-one-eip"), async () => {
    cloud.put({ id: ID, status: "ELB", port_id: null, private_ip_address: null });
    const response = await cloud.send("PUT", item(ID), { publicip: { port_id: PORT } });
    expect(response).toMatchObject({ status: 409, body: { code: "VPC.0510" } });
  });

  test("to convert what shares a bandwidth", covers("publicips.ipv6-addresses"), async () => {
    cloud.put({ id: ID, bandwidth_share_type: "WHOLE" });
    const response = await cloud.send("PUT", item(ID), { publicip: { ip_version: 6 } });
    expect(response).toMatchObject({ status: 400, body: { code: "VPC.0501" } });
    expect((await cloud.send("PUT", item(ID), { publicip: { ip_version: 4 } })).status).toBe(200);
  });
});

describe.each(["GET", "PUT", "DELETE"])("%s rejects", covers("publicips.unknown-eip"), (method) => {
  const body = method === "PUT" ? { publicip: {} } : undefined;

  test("an EIP that there is not", async () => {
    const response = await cloud.send(method, item(ID), body);
    expect(response).toEqual({
      status: 404,
      body: { code: "VPC.0504", message: `publicip_id: no EIP ${ID} in this project` },
    });
  });

  test("an id of another form", async () => {
    const response = await cloud.send(method, item("abc"), body);
    expect(response).toEqual({
      status: 400,
      body: { code: "VPC.0501", message: "publicip_id: must be a UUID" },
    });
  });
});
