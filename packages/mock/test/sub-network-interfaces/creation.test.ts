import { describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import { at, NARROW, NOBODY, SECOND, serveCloud, WIDE } from "../support/sub-network-interfaces.js";

const { client, create } = serveCloud();

const createMany = (count: number, option: object) =>
  client().batchCreateSubNetworkInterface({
    body: { count, sub_network_interface: { ...WIDE, ...option } },
  });

async function fill(option: object, total: number): Promise<void> {
  for (let left = total; left > 0; left -= 20) await createMany(Math.min(left, 20), option);
}

// Status, code and the start of the message; the third column is for a creation of several.
const COMMON = [
  ["rejects", { description: "<b>" }, 400, "BadParameter", "description: must match"],
  ["rejects", { security_groups: [] }, 400, "NoSecurityGroup", "security_groups: must name"],
  [
    "rejects",
    { security_groups: [NOBODY] },
    400,
    "SecurityGroupNotFound",
    "security_groups[0]: no",
  ],
  [
    "rejects",
    { allowed_address_pairs: [{ ip_address: "0.0.0.0" }] },
    400,
    "AddressNotAllowed",
    "allowed_address_pairs[0].ip_address: must not be 0.0.0.0",
  ],
  [
    "rejects",
    { virsubnet_id: NARROW.virsubnet_id },
    400,
    "OtherVpc",
    "virsubnet_id: must be in the",
  ],
  ["rejects", { project_id: "p" }, 403, "AdminOnly", "project_id: only an administrator"],
  ["rejects", { mac_address: "fa:16:3e:00:00:00" }, 400, "FieldNotAllowed", "mac_address: unknown"],
] as const;

describe("creating one", () => {
  test.each([
    ...COMMON,
    ["rejects", { parent_id: NOBODY }, 400, "ParentNotFound", `parent_id: no elastic`],
    ["rejects", { virsubnet_id: NOBODY }, 400, "SubnetNotFound", "virsubnet_id: no subnet"],
    ["rejects", { vlan_id: "799" }, 409, "VlanInUse", "vlan_id: VLAN 799 is in use"],
    ["rejects", { vlan_id: "4095" }, 400, "BadParameter", "vlan_id: must match"],
    [
      "rejects",
      { private_ip_address: "10.0.3.55" },
      409,
      "AddressInUse",
      "private_ip_address: 10.0.",
    ],
    [
      "rejects",
      { private_ip_address: "10.0.4.1" },
      400,
      "AddressNotInSubnet",
      "private_ip_address: ",
    ],
    [
      "rejects",
      { private_ip_address: "10.0.0.1" },
      400,
      "AddressNotInSubnet",
      "private_ip_address: ",
    ],
    [
      "rejects",
      { private_ip_address: "10.0.0.256" },
      400,
      "BadParameter",
      "private_ip_address: must",
    ],
    [
      "rejects",
      { ipv6_ip_address: "2001:db8::1" },
      400,
      "AddressNotInSubnet",
      "ipv6_ip_address: must",
    ],
    [
      "rejects",
      { ipv6_ip_address: ":::" },
      400,
      "AddressNotInSubnet",
      "ipv6_ip_address: must be in",
    ],
  ] as const)(
    "%s %j",
    covers(
      "sub-network-interfaces.parent-and-subnet",
      "sub-network-interfaces.vlan",
      "sub-network-interfaces.addresses",
      "sub-network-interfaces.description",
      "sub-network-interfaces.security-groups",
      "sub-network-interfaces.allowed-address-pairs",
      "sub-network-interfaces.other-project",
      "common.invalid-request",
    ),
    async (_, option, status, code, message) => {
      const rejection = await rejectionOf(create(option));
      expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
      expect(rejection.message).toContain(`sub_network_interface.${message}`);
      const dry = await rejectionOf(create(option, { dry_run: true }));
      expect(dry).toEqual(rejection);
    },
  );

  test(
    "rejects an IPv6 address that is taken, however it is written",
    covers("sub-network-interfaces.addresses"),
    async () => {
      await create({ ipv6_ip_address: "2001:db8:a583:827::20" });
      const again = create({ ipv6_ip_address: "2001:0DB8:a583:827:0:0::20" });
      expect(await rejectionOf(again)).toMatchObject({ status: 409, code: "HCNET.AddressInUse" });
    },
  );

  test(
    "gives VLAN and address free with the interface",
    covers("sub-network-interfaces.vlan", "sub-network-interfaces.addresses"),
    async () => {
      const option = { vlan_id: "799", private_ip_address: "10.0.3.55" };
      expect(await rejectionOf(create(option))).toMatchObject({ status: 409 });
      await client().deleteSubNetworkInterface(at(SECOND));
      await create(option);
    },
  );

  test("rejects the 257th of a server", covers("sub-network-interfaces.server-limit"), async () => {
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

  test(
    "rejects one more when the subnet is full, unless another subnet has room",
    covers("sub-network-interfaces.addresses"),
    async () => {
      await fill(NARROW, 253);
      const rejection = await rejectionOf(create(NARROW));
      expect(rejection).toMatchObject({ status: 409, code: "HCNET.NoFreeAddress" });
    },
  );
});

describe("creating several", () => {
  test.each([
    ...COMMON,
    ["rejects", { parent_id: NOBODY }, 404, "ParentNotFound", "parent_id: no elastic"],
    ["rejects", { virsubnet_id: NOBODY }, 404, "SubnetNotFound", "virsubnet_id: no subnet"],
    ["rejects", { vlan_id: "5" }, 400, "FieldNotAllowed", "vlan_id: unknown field"],
  ] as const)(
    "%s %j",
    covers(
      "sub-network-interfaces.parent-and-subnet",
      "sub-network-interfaces.batch-create",
      "sub-network-interfaces.description",
      "sub-network-interfaces.security-groups",
      "sub-network-interfaces.allowed-address-pairs",
      "sub-network-interfaces.other-project",
      "common.invalid-request",
    ),
    async (_, option, status, code, message) => {
      const rejection = await rejectionOf(createMany(2, option));
      expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
      expect(rejection.message).toContain(`sub_network_interface.${message}`);
    },
  );

  test.each([0, 21])(
    "rejects a count of %d",
    covers("sub-network-interfaces.batch-create"),
    async (count) => {
      const rejection = await rejectionOf(createMany(count, {}));
      expect(rejection).toMatchObject({ status: 400, code: "HCNET.BadParameter" });
      expect(rejection.message).toContain(" count: must be 1 to 20 ");
    },
  );

  test(
    "creates none when there is no room for all",
    covers("sub-network-interfaces.batch-create"),
    async () => {
      await fill(NARROW, 250);
      const rejection = await rejectionOf(createMany(4, NARROW));
      expect(rejection).toMatchObject({ status: 400, code: "HCNET.NoFreeAddress" });
      expect((await client().showSubNetworkInterfacesQuantity()).sub_network_interfaces).toBe(252);
      await createMany(3, NARROW);
    },
  );
});
