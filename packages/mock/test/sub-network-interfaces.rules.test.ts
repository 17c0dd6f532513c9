import { describe, expect, it } from "vitest";
import { apis } from "../src/apis/index.js";
import { migrateSubNetworkInterface } from "../src/apis/sub-network-interfaces/migrateSubNetworkInterface.js";
import { projectFactory } from "../src/state/project.js";
import { callOn } from "./support/call.js";
import { rejectionOf } from "./support/rejection.js";
import {
  FIRST,
  NARROW,
  NOBODY,
  OTHER_CARRIER,
  OWN,
  SECOND,
  serveCloud,
  WIDE,
} from "./support/sub-network-interfaces.js";

const { client, publicips } = serveCloud();

const PUBLICIP = { path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" } };
const at = (id: string) => ({ path: { sub_network_interface_id: id } });

const create = (option: object, more: object = {}) =>
  client().createSubNetworkInterface({
    body: { ...more, sub_network_interface: { ...WIDE, ...option } },
  });

const createMany = (count: number, option: object) =>
  client().batchCreateSubNetworkInterface({
    body: { count, sub_network_interface: { ...WIDE, ...option } },
  });

const move = (parent_id: string, ...ids: object[]) =>
  client().migrateSubNetworkInterface({
    body: { migration_info: { parent_id, sub_network_interfaces: ids as { id: string }[] } },
  });

async function fill(option: object, total: number): Promise<void> {
  for (let left = total; left > 0; left -= 20) await createMany(Math.min(left, 20), option);
}

// Status, code and the start of the message; the third column is for a creation of several.
const COMMON = [
  ["3.3: rejects", { description: "<b>" }, 400, "BadParameter", "description: must match"],
  ["3.4: rejects", { security_groups: [] }, 400, "NoSecurityGroup", "security_groups: must name"],
  [
    "3.4: rejects",
    { security_groups: [NOBODY] },
    400,
    "SecurityGroupNotFound",
    "security_groups[0]: no",
  ],
  [
    "3.5: rejects",
    { allowed_address_pairs: [{ ip_address: "0.0.0.0" }] },
    400,
    "AddressNotAllowed",
    "allowed_address_pairs[0].ip_address: must not be 0.0.0.0",
  ],
  [
    "3.6: rejects",
    { virsubnet_id: NARROW.virsubnet_id },
    400,
    "OtherVpc",
    "virsubnet_id: must be in the",
  ],
  ["3.9: rejects", { project_id: "p" }, 403, "AdminOnly", "project_id: only an administrator"],
  [
    "0.1: rejects",
    { mac_address: "fa:16:3e:00:00:00" },
    400,
    "FieldNotAllowed",
    "mac_address: unknown",
  ],
] as const;

describe("creating one", () => {
  it.each([
    ...COMMON,
    ["3.6: rejects", { parent_id: NOBODY }, 400, "ParentNotFound", `parent_id: no elastic`],
    ["3.6: rejects", { virsubnet_id: NOBODY }, 400, "SubnetNotFound", "virsubnet_id: no subnet"],
    ["3.7: rejects", { vlan_id: "799" }, 409, "VlanInUse", "vlan_id: VLAN 799 is in use"],
    ["3.7: rejects", { vlan_id: "4095" }, 400, "BadParameter", "vlan_id: must match"],
    [
      "3.8: rejects",
      { private_ip_address: "10.0.3.55" },
      409,
      "AddressInUse",
      "private_ip_address: 10.0.",
    ],
    [
      "3.8: rejects",
      { private_ip_address: "10.0.4.1" },
      400,
      "AddressNotInSubnet",
      "private_ip_address: ",
    ],
    [
      "3.8: rejects",
      { private_ip_address: "10.0.0.1" },
      400,
      "AddressNotInSubnet",
      "private_ip_address: ",
    ],
    [
      "3.8: rejects",
      { private_ip_address: "10.0.0.256" },
      400,
      "BadParameter",
      "private_ip_address: must",
    ],
    [
      "3.8: rejects",
      { ipv6_ip_address: "2001:db8::1" },
      400,
      "AddressNotInSubnet",
      "ipv6_ip_address: must",
    ],
    [
      "3.8: rejects",
      { ipv6_ip_address: ":::" },
      400,
      "AddressNotInSubnet",
      "ipv6_ip_address: must be in",
    ],
  ] as const)("%s %j", async (_, option, status, code, message) => {
    const rejection = await rejectionOf(create(option));
    expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
    expect(rejection.message).toContain(`sub_network_interface.${message}`);
    const dry = await rejectionOf(create(option, { dry_run: true }));
    expect(dry).toEqual(rejection);
  });

  it("3.8: rejects an IPv6 address that is taken, however it is written", async () => {
    await create({ ipv6_ip_address: "2001:db8:a583:827::20" });
    const again = create({ ipv6_ip_address: "2001:0DB8:a583:827:0:0::20" });
    expect(await rejectionOf(again)).toMatchObject({ status: 409, code: "HCNET.AddressInUse" });
  });

  it("3.7, 3.8: gives VLAN and address free with the interface", async () => {
    const option = { vlan_id: "799", private_ip_address: "10.0.3.55" };
    expect(await rejectionOf(create(option))).toMatchObject({ status: 409 });
    await client().deleteSubNetworkInterface(at(SECOND));
    await create(option);
  });

  it("3.11: rejects the 257th of a server", async () => {
    await fill({}, 255);
    expect(await rejectionOf(create({}))).toMatchObject({
      status: 409,
      code: "HCNET.TooManyOnServer",
    });
    expect(await rejectionOf(createMany(1, {}))).toMatchObject({
      status: 400,
      code: "HCNET.TooManyOnServer",
    });
  });

  it("3.8: rejects one more when the subnet is full, unless another subnet has room", async () => {
    await fill(NARROW, 253);
    const rejection = await rejectionOf(create(NARROW));
    expect(rejection).toMatchObject({ status: 409, code: "HCNET.NoFreeAddress" });
  });
});

describe("creating several", () => {
  it.each([
    ...COMMON,
    ["3.6: rejects", { parent_id: NOBODY }, 404, "ParentNotFound", "parent_id: no elastic"],
    ["3.6: rejects", { virsubnet_id: NOBODY }, 404, "SubnetNotFound", "virsubnet_id: no subnet"],
    ["3.10: rejects", { vlan_id: "5" }, 400, "FieldNotAllowed", "vlan_id: unknown field"],
  ] as const)("%s %j", async (_, option, status, code, message) => {
    const rejection = await rejectionOf(createMany(2, option));
    expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
    expect(rejection.message).toContain(`sub_network_interface.${message}`);
  });

  it.each([0, 21])("3.10: rejects a count of %d", async (count) => {
    const rejection = await rejectionOf(createMany(count, {}));
    expect(rejection).toMatchObject({ status: 400, code: "HCNET.BadParameter" });
    expect(rejection.message).toContain(" count: must be 1 to 20 ");
  });

  it("3.10: creates none when there is no room for all", async () => {
    await fill(NARROW, 250);
    const rejection = await rejectionOf(createMany(4, NARROW));
    expect(rejection).toMatchObject({ status: 400, code: "HCNET.NoFreeAddress" });
    expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(252);
    await createMany(3, NARROW);
  });
});

describe("deleting", () => {
  it("3.12: rejects what is not there, and what was deleted before", async () => {
    await client().deleteSubNetworkInterface(at(FIRST));
    for (const id of [FIRST, NOBODY]) {
      const rejection = await rejectionOf(client().deleteSubNetworkInterface(at(id)));
      expect(rejection).toMatchObject({ status: 404, code: "HCNET.NotFound" });
      const shown = await rejectionOf(client().showSubNetworkInterface(at(id)));
      expect(shown).toMatchObject({ status: 404, code: "HCNET.NotFound" });
    }
  });

  it("rejects an id that is none", async () => {
    const rejection = await rejectionOf(client().deleteSubNetworkInterface(at("abc")));
    expect(rejection).toMatchObject({ status: 400, code: "HCNET.BadParameter" });
  });

  it("3.12: rejects while an EIP is bound", async () => {
    await publicips().updatePublicip({ ...PUBLICIP, body: { publicip: { port_id: FIRST } } });
    const rejection = await rejectionOf(client().deleteSubNetworkInterface(at(FIRST)));
    expect(rejection).toMatchObject({ status: 409, code: "HCNET.PublicipBound" });
    await publicips().updatePublicip({ ...PUBLICIP, body: { publicip: {} } });
    await client().deleteSubNetworkInterface(at(FIRST));
  });
});

describe("moving", () => {
  it.each([
    [NOBODY, { id: FIRST }, 404, "ParentNotFound", "parent_id: no elastic"],
    [OTHER_CARRIER, { id: NOBODY }, 404, "NotFound", "sub_network_interfaces[0].id: no interface"],
    [OTHER_CARRIER, { id: SECOND }, 400, "OtherVpc", "sub_network_interfaces: 55761e2d"],
    [OTHER_CARRIER, { name: "x" }, 400, "BadParameter", "sub_network_interfaces[0].id: is req"],
    [OTHER_CARRIER, { id: "x" }, 404, "NotFound", "sub_network_interfaces[0].id: no interface x"],
  ] as const)("3.16: to %s rejects %j", async (parent, item, status, code, message) => {
    const rejection = await rejectionOf(move(parent, item));
    expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
    expect(rejection.message).toContain(`migration_info.${message}`);
  });

  it("3.7: rejects a VLAN that is taken on the new carrier", async () => {
    await create({ ...OWN, parent_id: OTHER_CARRIER, vlan_id: "3413" });
    expect(await rejectionOf(move(OTHER_CARRIER, { id: FIRST }))).toMatchObject({
      status: 409,
      code: "HCNET.VlanInUse",
    });
  });

  it("3.16: moves one that is listed twice once", async () => {
    await move(OTHER_CARRIER, { id: FIRST }, { id: FIRST });
    const { sub_network_interface } = await client().showSubNetworkInterface(at(FIRST));
    expect(sub_network_interface.parent_id).toBe(OTHER_CARRIER);
  });

  it("3.11: rejects what the new server has no room for", () => {
    // No subnet of that VPC is large enough to get there by creating.
    const project = projectFactory(apis)({ region: "r", id: "p" });
    const interfaces = project.subNetworkInterfaces;
    const item = interfaces.get(FIRST);
    const carrier = project.network.ports.get(OTHER_CARRIER);
    if (item === undefined || carrier === undefined) throw new Error("no seed");
    const there = { parent_id: carrier.id, parent_device_id: carrier.device_id };
    const call = {
      ...callOn(project),
      path: {},
      body: { migration_info: { parent_id: carrier.id, sub_network_interfaces: [{ id: FIRST }] } },
    };
    for (let vlan_id = 1; vlan_id <= 256; vlan_id += 1) {
      interfaces.put({ ...item, ...there, id: crypto.randomUUID(), vlan_id });
    }
    expect(migrateSubNetworkInterface.handle(call)).toMatchObject({ rejection: "tooManyOnServer" });
    expect(interfaces.get(FIRST)?.parent_id).toBe(OWN.parent_id);
  });
});
