import { expect, test } from "vitest";
import { covers } from "../support/covers.js";
import {
  at,
  FIRST,
  GROUP,
  NARROW,
  OTHER_CARRIER,
  OTHER_PROJECT,
  OWN,
  PROJECT,
  SECOND,
  serveCloud,
  WIDE,
} from "../support/sub-network-interfaces.js";

const { client, url, token } = serveCloud();

async function create(option: object = {}) {
  const body = { sub_network_interface: { ...WIDE, ...option } };
  const response = await client().createSubNetworkInterface({ body }).withResponse();
  if (response.status !== 201) throw new Error(`created nothing: ${response.status}`);
  return response.data.sub_network_interface;
}

test("creates, shows, counts, updates and deletes an interface", async () => {
  const { id } = await create();
  const shown = await client().showSubNetworkInterface(at(id));
  expect(shown.sub_network_interface).toMatchObject({ id, ...WIDE, description: null });
  expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(3);
  await client().updateSubNetworkInterface({
    ...at(id),
    body: { sub_network_interface: { description: "new" } },
  });
  const changed = await client().showSubNetworkInterface(at(id));
  expect(changed.sub_network_interface).toEqual({
    ...shown.sub_network_interface,
    description: "new",
  });
  const deleted = await client().deleteSubNetworkInterface(at(id)).withResponse();
  expect(deleted).toMatchObject({ status: 204, data: undefined });
  expect(deleted.requestId).toMatch(/^[0-9a-f]{32}$/);
  expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(2);
});

test("responds to the documented creation as documented, except for generated values", async () => {
  const created = await create({ security_groups: [GROUP] });
  expect(created).toMatchObject({
    project_id: PROJECT,
    ...WIDE,
    ipv6_ip_address: null,
    parent_device_id: "1ab01f1d-4ef7-4d83-82be-802b3aca0223",
    security_groups: [GROUP],
    vpc_id: "63b97e6b-3598-430f-9eb8-1caf06937be8",
    description: null,
    tags: [],
    state: "NORMAL",
    scope: "center",
    created_at: "2025-07-05T15:11:14Z",
  });
  expect(created.private_ip_address).toMatch(/^10\.0\.[0-3]\.\d+$/);
  expect(created.mac_address).toMatch(/^fa:16:3e(:[0-9a-f]{2}){3}$/);
});

test("creates what the caller chose", async () => {
  const created = await create({
    vlan_id: "100",
    private_ip_address: "10.0.1.20",
    ipv6_ip_address: "2001:DB8:A583:827:0::20",
    description: "d",
    allowed_address_pairs: [{ ip_address: "192.168.21.0/24" }],
  });
  expect(created).toMatchObject({
    vlan_id: 100,
    private_ip_address: "10.0.1.20",
    ipv6_ip_address: "2001:db8:a583:827::20",
    description: "d",
    security_groups: [GROUP],
    allowed_address_pairs: [{ ip_address: "192.168.21.0/24", mac_address: created.mac_address }],
  });
});

test("draws an IPv6 address of the subnet when asked to", async () => {
  const [one, two] = [await create({ ipv6_enable: true }), await create({ ipv6_enable: true })];
  expect(one.ipv6_ip_address).toMatch(/^2001:db8:a583:827:/);
  expect(two.ipv6_ip_address).not.toBe(one.ipv6_ip_address);
  expect((await create({ ipv6_enable: false })).ipv6_ip_address).toBeNull();
});

test("creates several at once, all different", async () => {
  const body = { count: 20, sub_network_interface: { ...NARROW, description: "one of many" } };
  const response = await client().batchCreateSubNetworkInterface({ body }).withResponse();
  if (response.status !== 201) throw new Error(`created nothing: ${response.status}`);
  const created = response.data.sub_network_interfaces;
  for (const member of ["id", "private_ip_address", "mac_address", "vlan_id"] as const) {
    expect(new Set(created.map((item) => item[member])).size).toBe(20);
  }
  expect(created.every(({ description }) => description === "one of many")).toBe(true);
  expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(22);
});

test(
  "moves interfaces to another carrier, and again without harm",
  covers("sub-network-interfaces.migrate"),
  async () => {
    const body = {
      migration_info: { parent_id: OTHER_CARRIER, sub_network_interfaces: [{ id: FIRST }] },
    };
    const before = await client().showSubNetworkInterface(at(FIRST));
    expect(before.sub_network_interface.parent_id).toBe(OWN.parent_id);
    for (const _ of [1, 2]) {
      const { status } = await client().migrateSubNetworkInterface({ body }).withResponse();
      expect(status).toBe(200);
      const { sub_network_interface: after } = await client().showSubNetworkInterface(at(FIRST));
      expect(after).toEqual({
        ...before.sub_network_interface,
        parent_id: OTHER_CARRIER,
        parent_device_id: "0f3b5d5a-7c3e-4d0b-8a65-5d1f0f6e2c11",
      });
    }
  },
);

test(
  "checks in a dry run and changes nothing",
  covers("sub-network-interfaces.dry-run"),
  async () => {
    const dry = { dry_run: true } as const;
    const responses = [
      await client()
        .createSubNetworkInterface({ body: { ...dry, sub_network_interface: WIDE } })
        .withResponse(),
      await client()
        .batchCreateSubNetworkInterface({ body: { ...dry, count: 3, sub_network_interface: WIDE } })
        .withResponse(),
      await client()
        .migrateSubNetworkInterface({
          body: {
            ...dry,
            migration_info: { parent_id: OTHER_CARRIER, sub_network_interfaces: [{ id: FIRST }] },
          },
        })
        .withResponse(),
    ];
    for (const { status, data, requestId } of responses) {
      expect(status).toBe(202);
      expect(data).toEqual({ request_id: requestId });
    }
    expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(2);
    const { sub_network_interface } = await client().showSubNetworkInterface(at(FIRST));
    expect(sub_network_interface.parent_id).toBe(OWN.parent_id);
  },
);

test("keeps projects apart", async () => {
  const other = client(OTHER_PROJECT);
  const { id } = await create({ private_ip_address: "10.0.1.20", vlan_id: "100" });
  await client().deleteSubNetworkInterface(at(SECOND));
  await expect(other.showSubNetworkInterface(at(id))).rejects.toMatchObject({ status: 404 });
  const { sub_network_interface } = await other.showSubNetworkInterface(at(SECOND));
  expect(sub_network_interface.project_id).toBe(OTHER_PROJECT);
  const body = {
    sub_network_interface: { ...WIDE, private_ip_address: "10.0.1.20", vlan_id: "100" },
  };
  await other.createSubNetworkInterface({ body });
});

test("responds to a deletion over plain HTTP without a body", async () => {
  const response = await fetch(`${url()}/${FIRST}`, {
    method: "DELETE",
    headers: { "X-Auth-Token": token },
  });
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
});

test.each(["count", "migrate", "batch-create"])("does not take %s for an id", async (word) => {
  const response = await fetch(`${url()}/${word}`, {
    method: "DELETE",
    headers: { "X-Auth-Token": token },
  });
  expect(response.status).toBe(405);
});
