import { createClient } from "@hcnet/sub-network-interfaces";
import { describe, expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { createContext } from "../../src/context.js";
import { fetchFrom } from "../../src/fetch.js";
import { createMockCloud, type MockCloudOptions } from "../../src/index.js";
import { checkedFetchThrough } from "../support/checked-fetch.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";
import {
  at,
  FIRST,
  GROUP,
  NARROW,
  NOBODY,
  NOW,
  SECOND,
  WIDE,
} from "../support/sub-network-interfaces.js";

const ID = "00000000-0000-4000-8000-00000000000d";

/** A cloud in process, and what a test does to its interfaces. */
function start(options: MockCloudOptions = {}) {
  const cloud = createMockCloud({ now: () => NOW, ...options });
  const { interfaces: client } = clients(cloud);
  return {
    client,
    seed: (resources: object) => cloud.seed({ project_id: PROJECT, ...resources }),
    update: (sub_network_interface: object) =>
      client.updateSubNetworkInterface({ ...at(FIRST), body: { sub_network_interface } }),
    create: async (members: object = {}) => {
      const sub_network_interface = { ...WIDE, ...members };
      const body = { sub_network_interface };
      const { status, data } = await client.createSubNetworkInterface({ body }).withResponse();
      if (status !== 201) throw new Error(`created nothing: ${status}`);
      return data.sub_network_interface;
    },
    createMany: async (count: number, dry_run = false) => {
      const body = { count, dry_run, sub_network_interface: NARROW };
      const { status, data } = await client.batchCreateSubNetworkInterface({ body }).withResponse();
      return status === 201 ? data.sub_network_interfaces : [];
    },
    list: async (query: object) => (await client.listSubNetworkInterfaces({ query })).page_info,
  };
}

const rejection = (status: number, code: string) => ({ status, code: `HCNET.${code}` });

describe(
  "a state",
  covers("sub-network-interfaces.states", "sub-network-interfaces.parent-gone"),
  () => {
    test("is NORMAL after creation, with scope and VLAN", async () => {
      const { create } = start();
      expect(await create({ vlan_id: "4094" })).toMatchObject({
        state: "NORMAL",
        scope: "center",
        vlan_id: 4094,
      });
      await expect(create({ vlan_id: "0" })).rejects.toMatchObject(rejection(400, "BadParameter"));
    });

    test("is UNBOUND without a parent", async () => {
      const context = createContext(apis, { now: () => NOW });
      const { credentials } = context.identity;
      const client = createClient({
        region: context.region,
        projectId: PROJECT,
        credentials: { token: credentials.token },
        fetch: checkedFetchThrough(
          (request) => fetchFrom(context, request),
          "sub-network-interfaces",
        ),
      });
      const { ports } = context.store.project({ region: context.region, id: PROJECT }).network;
      const look = async () =>
        (await client.showSubNetworkInterface(at(SECOND))).sub_network_interface;
      expect((await look()).state).not.toBe("UNBOUND");
      ports.delete((await look()).parent_id ?? "");
      expect((await look()).state).toBe("UNBOUND");
      const { sub_network_interfaces } = await client.listSubNetworkInterfaces();
      expect(sub_network_interfaces.map(({ state }) => state)).toEqual([
        (await client.showSubNetworkInterface(at(FIRST))).sub_network_interface.state,
        "UNBOUND",
      ]);
      const body = { sub_network_interface: { description: "d" } };
      const updated = await client
        .updateSubNetworkInterface({ ...at(SECOND), body })
        .withResponse();
      expect(updated.data).toMatchObject({ sub_network_interface: { state: "UNBOUND" } });
    });
  },
);

test(
  "rejects an update without a member, if chosen so",
  covers("sub-network-interfaces.empty-update"),
  async () => {
    const { update } = start({ behaviors: { "sub-network-interfaces.empty-update": "reject" } });
    await expect(update({})).rejects.toMatchObject({
      ...rejection(400, "BadParameter"),
      message: expect.stringContaining(" sub_network_interface: must have at least one member "),
    });
    await update({ description: "d" });
  },
);

test(
  "takes 255 characters without angle brackets",
  covers("sub-network-interfaces.description"),
  async () => {
    const { update } = start();
    await update({ description: "d".repeat(255) });
    for (const description of ["d".repeat(256), "a<b", "a>b"]) {
      await expect(update({ description })).rejects.toMatchObject(rejection(400, "BadParameter"));
    }
  },
);

describe(
  "an empty list of security groups",
  covers("sub-network-interfaces.security-groups"),
  () => {
    test("takes all groups away, if chosen so", async () => {
      const { update, create } = start({
        behaviors: { "sub-network-interfaces.security-groups": "empty" },
      });
      expect(await update({ security_groups: [] })).toMatchObject({
        sub_network_interface: { security_groups: [] },
      });
      expect((await create({ security_groups: [] })).security_groups).toEqual([]);
      expect((await create()).security_groups).toEqual([GROUP]);
    });
  },
);

describe(
  "a block as an allowed address",
  covers("sub-network-interfaces.allowed-address-pairs"),
  () => {
    test("is rejected, if chosen so as on hardware SDN", async () => {
      const { update, create } = start({
        behaviors: { "sub-network-interfaces.allowed-address-pairs": "hardware" },
      });
      const block = { allowed_address_pairs: [{ ip_address: "10.0.0.0/24" }] };
      await expect(update(block)).rejects.toMatchObject(rejection(400, "CidrNotAllowed"));
      await expect(create(block)).rejects.toMatchObject(rejection(400, "CidrNotAllowed"));
      await update({ allowed_address_pairs: [{ ip_address: "10.0.0.1" }] });
    });
  },
);

test(
  "rejects a virtual IP address as the parent",
  covers("sub-network-interfaces.parent-and-subnet"),
  async () => {
    const { seed, create } = start();
    seed({ ports: [{ id: ID, device_owner: "neutron:VIP_PORT" }] });
    const call = create({ parent_id: ID });
    await expect(call).rejects.toMatchObject(rejection(400, "ParentNotFound"));
  },
);

test(
  "passes a project over, if chosen so",
  covers("sub-network-interfaces.other-project"),
  async () => {
    const { create } = start({ behaviors: { "sub-network-interfaces.other-project": "ignored" } });
    expect((await create({ project_id: "p" })).project_id).toBe(PROJECT);
  },
);

describe("a batch that there is no room for", covers("sub-network-interfaces.batch-create"), () => {
  const fill = async (createMany: (count: number) => Promise<unknown>) => {
    for (let left = 250; left > 0; left -= 20) await createMany(Math.min(left, 20));
  };

  test("makes as many as there is room for, if chosen so", async () => {
    const { createMany } = start({
      behaviors: { "sub-network-interfaces.batch-create": "partial" },
    });
    await fill(createMany);
    expect(await createMany(20, true)).toHaveLength(0);
    expect(await createMany(20)).toHaveLength(3);
    await expect(createMany(1)).rejects.toMatchObject(rejection(400, "NoFreeAddress"));
  });

  test("makes none of a batch that is wrong, even then", async () => {
    const { client } = start({ behaviors: { "sub-network-interfaces.batch-create": "partial" } });
    const sub_network_interface = { ...NARROW, parent_id: NOBODY };
    const call = client.batchCreateSubNetworkInterface({
      body: { count: 2, sub_network_interface },
    });
    await expect(call).rejects.toMatchObject(rejection(404, "ParentNotFound"));
  });
});

test(
  "rejects a seeded virtual IP address on an interface",
  covers("sub-network-interfaces.virtual-ip"),
  () => {
    const { seed } = start();
    const port = { id: ID, device_id: FIRST, device_owner: "neutron:VIP_PORT" };
    expect(() => seed({ ports: [port] })).toThrow("device_id: a supplementary network interface");
    seed({ ports: [{ ...port, device_owner: "compute:center" }] });
    seed({ ports: [{ ...port, device_id: "" }] });
  },
);

test("counts all interfaces of the project", covers("sub-network-interfaces.count"), async () => {
  const { client, create } = start();
  await create();
  const { sub_network_interfaces } = await client.showSubNetworkInterfacesQuantity();
  expect(sub_network_interfaces).toBe(3);
});

test(
  "takes a limit of 0 for none, if chosen so",
  covers("sub-network-interfaces.paging"),
  async () => {
    const { list } = start({ behaviors: { "sub-network-interfaces.paging": "unlimited" } });
    expect(await list({ limit: 0 })).toMatchObject({ current_count: 2 });
    expect(await list({ limit: 1 })).toMatchObject({ current_count: 1, next_marker: FIRST });
  },
);

describe("the code of an error response", covers("sub-network-interfaces.error-codes"), () => {
  test("is one of ours, which nobody takes for the vendor's", async () => {
    const { client } = start();
    const call = client.showSubNetworkInterface(at(NOBODY));
    await expect(call).rejects.toMatchObject(rejection(404, "NotFound"));
  });

  test("is empty, if chosen so, but for those of the gateway", async () => {
    const cloud = createMockCloud({
      now: () => NOW,
      behaviors: { "sub-network-interfaces.error-codes": "none" },
    });
    const url = `https://vpc.cn-north-4.myhuaweicloud.com/v3/${PROJECT}/vpc/sub-network-interfaces`;
    const bodyOf = async (token: string) => {
      const headers = { "X-Auth-Token": token };
      return (await cloud.fetch(`${url}/${NOBODY}`, { headers })).json();
    };
    expect(await bodyOf(cloud.credentials.token)).toMatchObject({
      error_code: "",
      error_msg: expect.stringContaining(NOBODY),
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await bodyOf("wrong")).toMatchObject({ error_code: "APIGW.0301" });
  });
});
