import { describe, expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { migrateSubNetworkInterface } from "../../src/apis/sub-network-interfaces/migrateSubNetworkInterface.js";
import { projectFactory } from "../../src/state/project.js";
import { callOn } from "../support/call.js";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import {
  at,
  FIRST,
  NOBODY,
  OTHER_CARRIER,
  OWN,
  SECOND,
  serveCloud,
} from "../support/sub-network-interfaces.js";

const { client, create, publicips } = serveCloud();

const PUBLICIP = { path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" } };
const move = (parent_id: string, ...ids: object[]) =>
  client().migrateSubNetworkInterface({
    body: { migration_info: { parent_id, sub_network_interfaces: ids as { id: string }[] } },
  });

describe("deleting", () => {
  test(
    "rejects what is not there, and what was deleted before",
    covers("sub-network-interfaces.delete-with-eip"),
    async () => {
      await client().deleteSubNetworkInterface(at(FIRST));
      for (const id of [FIRST, NOBODY]) {
        const rejection = await rejectionOf(client().deleteSubNetworkInterface(at(id)));
        expect(rejection).toMatchObject({ status: 404, code: "HCNET.NotFound" });
        const shown = await rejectionOf(client().showSubNetworkInterface(at(id)));
        expect(shown).toMatchObject({ status: 404, code: "HCNET.NotFound" });
      }
    },
  );

  test("rejects an id that is none", async () => {
    const rejection = await rejectionOf(client().deleteSubNetworkInterface(at("abc")));
    expect(rejection).toMatchObject({ status: 400, code: "HCNET.BadParameter" });
  });

  test(
    "rejects while an EIP is bound",
    covers("sub-network-interfaces.delete-with-eip"),
    async () => {
      await publicips().updatePublicip({ ...PUBLICIP, body: { publicip: { port_id: FIRST } } });
      const rejection = await rejectionOf(client().deleteSubNetworkInterface(at(FIRST)));
      expect(rejection).toMatchObject({ status: 409, code: "HCNET.PublicipBound" });
      await publicips().updatePublicip({ ...PUBLICIP, body: { publicip: {} } });
      await client().deleteSubNetworkInterface(at(FIRST));
    },
  );
});

describe("moving", () => {
  test.each([
    [NOBODY, { id: FIRST }, 404, "ParentNotFound", "parent_id: no elastic"],
    [OTHER_CARRIER, { id: NOBODY }, 404, "NotFound", "sub_network_interfaces[0].id: no interface"],
    [OTHER_CARRIER, { id: SECOND }, 400, "OtherVpc", "sub_network_interfaces: 55761e2d"],
    [OTHER_CARRIER, { name: "x" }, 400, "BadParameter", "sub_network_interfaces[0].id: is req"],
    [OTHER_CARRIER, { id: "x" }, 404, "NotFound", "sub_network_interfaces[0].id: no interface x"],
  ] as const)(
    "to %s rejects %j",
    covers("sub-network-interfaces.migrate"),
    async (parent, item, status, code, message) => {
      const rejection = await rejectionOf(move(parent, item));
      expect(rejection).toMatchObject({ status, code: `HCNET.${code}` });
      expect(rejection.message).toContain(`migration_info.${message}`);
    },
  );

  test(
    "rejects a VLAN that is taken on the new carrier",
    covers("sub-network-interfaces.vlan"),
    async () => {
      await create({ ...OWN, parent_id: OTHER_CARRIER, vlan_id: "3413" });
      expect(await rejectionOf(move(OTHER_CARRIER, { id: FIRST }))).toMatchObject({
        status: 409,
        code: "HCNET.VlanInUse",
      });
    },
  );

  test(
    "moves one that is listed twice once",
    covers("sub-network-interfaces.migrate"),
    async () => {
      await move(OTHER_CARRIER, { id: FIRST }, { id: FIRST });
      const { sub_network_interface } = await client().showSubNetworkInterface(at(FIRST));
      expect(sub_network_interface.parent_id).toBe(OTHER_CARRIER);
    },
  );

  test(
    "rejects what the new server has no room for",
    covers("sub-network-interfaces.server-limit"),
    () => {
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
        body: {
          migration_info: { parent_id: carrier.id, sub_network_interfaces: [{ id: FIRST }] },
        },
      };
      for (let vlan_id = 1; vlan_id <= 256; vlan_id += 1) {
        interfaces.put({ ...item, ...there, id: crypto.randomUUID(), vlan_id });
      }
      expect(migrateSubNetworkInterface.handle(call)).toMatchObject({
        rejection: "tooManyOnServer",
      });
      expect(interfaces.get(FIRST)?.parent_id).toBe(OWN.parent_id);
    },
  );
});
