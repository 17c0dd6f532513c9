import { expect, test } from "vitest";
import { interfaceCase, type Json } from "../support/cases.js";
import { errorOf, testCloud } from "../support/cloud.js";
import { covers } from "../support/covers.js";

const OWN_MAC = "fa:16:3e:26:7e:1e";
const GROUP = "6727c950-9f01-47a2-a7aa-7d3686c4c95b";
const OTHER_GROUP = "00000000-0000-4000-8000-000000000000";

const change = (members: object, more: object = {}) => ({
  body: { ...more, sub_network_interface: members },
});
const pairs = (...list: object[]) => change({ allowed_address_pairs: list });

test(
  "responds to a dry run that passes with 202 and changes nothing",
  covers("sub-network-interfaces.dry-run"),
  async () => {
    const { send } = testCloud();
    const response = await send(interfaceCase, change({ description: "dry" }, { dry_run: true }));
    expect(response.status).toBe(202);
    expect(Object.keys(response.body)).toEqual(["request_id"]);
    const { status, body } = await send(interfaceCase, change({}, { dry_run: false }));
    expect(status).toBe(200);
    expect(body.sub_network_interface).toMatchObject({ description: "aaa" });
  },
);

test(
  "rejects in a dry run what the real call rejects",
  covers("sub-network-interfaces.dry-run"),
  async () => {
    const { send } = testCloud();
    const bad = { security_groups: [OTHER_GROUP] };
    const [dry, real] = [
      await send(interfaceCase, change(bad, { dry_run: true })),
      await send(interfaceCase, change(bad)),
    ];
    expect(dry.status).toBe(400);
    expect(errorOf(dry)).toEqual(errorOf(real));
  },
);

test(
  "takes an empty object as no change",
  covers("sub-network-interfaces.empty-update"),
  async () => {
    const { send } = testCloud();
    const before = await send(interfaceCase);
    const after = await send(interfaceCase, change({}));
    expect(after.body.sub_network_interface).toEqual(before.body.sub_network_interface);
  },
);

test(
  "rejects security groups that do not exist, and none at all",
  covers("sub-network-interfaces.security-groups"),
  async () => {
    const { send } = testCloud();
    const unknown = await send(interfaceCase, change({ security_groups: [GROUP, OTHER_GROUP] }));
    expect(unknown.status).toBe(400);
    expect(errorOf(unknown)).toMatchObject({ code: "HCNET.SecurityGroupNotFound" });
    expect(errorOf(unknown).message).toContain("sub_network_interface.security_groups[1]: ");
    const none = await send(interfaceCase, change({ security_groups: [] }));
    expect(errorOf(none).code).toBe("HCNET.NoSecurityGroup");
  },
);

test(
  "fills a missing MAC address with that of the interface and replaces the list",
  covers("sub-network-interfaces.allowed-address-pairs"),
  async () => {
    const { send } = testCloud();
    const mac_address = "fa:16:3e:26:7e:2f";
    const { body } = await send(
      interfaceCase,
      pairs({ ip_address: "192.168.21.25" }, { ip_address: "2001:db8::/64", mac_address }),
    );
    expect((body.sub_network_interface as Json).allowed_address_pairs).toEqual([
      { ip_address: "192.168.21.25", mac_address: OWN_MAC },
      { ip_address: "2001:db8::/64", mac_address },
    ]);
    const { body: emptied } = await send(interfaceCase, pairs());
    expect(emptied.sub_network_interface).toMatchObject({ allowed_address_pairs: [] });
  },
);

test.each([
  ["0.0.0.0", "HCNET.AddressNotAllowed", "must not be 0.0.0.0"],
  ["1.1.1", "HCNET.AddressNotAllowed", "must be an IP address or a CIDR block"],
  ["1.1.1.1/33", "HCNET.AddressNotAllowed", "must be an IP address or a CIDR block"],
  ["::::", "HCNET.AddressNotAllowed", "must be an IP address or a CIDR block"],
  [undefined, "HCNET.BadParameter", "is required"],
])(
  "rejects the address %s",
  covers("sub-network-interfaces.allowed-address-pairs"),
  async (ip_address, code, message) => {
    const { send } = testCloud();
    const response = await send(interfaceCase, pairs({ ip_address: "1.1.1.1" }, { ip_address }));
    expect(response.status).toBe(400);
    expect(errorOf(response)).toEqual({
      code,
      message: `sub_network_interface.allowed_address_pairs[1].ip_address: ${message}`,
    });
  },
);
