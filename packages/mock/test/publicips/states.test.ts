import { afterEach, describe, expect, test } from "vitest";
import type { MockCloudOptions } from "../../src/index.js";
import { covers } from "../support/covers.js";
import {
  PORT,
  PUBLICIP,
  type PublicipCloud,
  publicipCloud,
  UNBOUND,
} from "../support/publicips.js";

const ASSIGN = {
  publicip: { type: "5_bgp" },
  bandwidth: { share_type: "PER", name: "bandwidth-web", size: 10 },
} as const;
const BUSY = { status: 409, code: "VPC.0512" };
const at = (publicip_id: string) => ({ path: { publicip_id } });

let served: PublicipCloud | undefined;
afterEach(() => served?.close());

/** A cloud, and what a test does to one EIP of it. */
async function start(options: MockCloudOptions) {
  const cloud = await publicipCloud(options);
  served = cloud;
  const { client, clock } = cloud;
  return {
    cloud,
    client,
    clock,
    look: async (id: string) => (await client.showPublicip(at(id))).publicip,
    update: async (id: string, publicip: object) =>
      (await client.updatePublicip({ ...at(id), body: { publicip } })).publicip,
  };
}

describe("an EIP", covers("publicips.states"), () => {
  test("is PENDING_CREATE and takes no change, then DOWN", async () => {
    const { client, clock, look, update } = await start({ transitions: "timed" });
    const { publicip } = await client.createPublicip({ body: ASSIGN });
    expect((await look(publicip.id)).status).toBe("PENDING_CREATE");
    await expect(update(publicip.id, { alias: "a" })).rejects.toMatchObject(BUSY);
    await expect(client.deletePublicip(at(publicip.id))).rejects.toMatchObject(BUSY);
    clock.advance(1_999);
    expect((await look(publicip.id)).status).toBe("PENDING_CREATE");
    clock.advance(1);
    expect((await look(publicip.id)).status).toBe("DOWN");
  });

  test("is ACTIVE after its creation for a port", async () => {
    const { client, clock, look } = await start({ transitions: "timed" });
    const body = { ...ASSIGN, publicip: { type: "5_bgp", port_id: PORT } };
    const { publicip } = await client.createPublicip({ body });
    expect((await look(publicip.id)).status).toBe("PENDING_CREATE");
    clock.advance(2_000);
    expect(await look(publicip.id)).toMatchObject({ status: "ACTIVE", port_id: PORT });
  });

  test("is BINDING, then ACTIVE; PENDING_UPDATE, then DOWN; PENDING_DELETE, then gone", async () => {
    const { client, clock, look, update } = await start({ transitions: "slow" });
    expect((await update(PUBLICIP, { port_id: PORT })).status).toBe("BINDING");
    await expect(update(PUBLICIP, {})).rejects.toMatchObject(BUSY);
    expect(await look(PUBLICIP)).toMatchObject({ status: "BINDING", port_id: PORT });
    clock.advance(2_000);
    expect(await look(PUBLICIP)).toMatchObject({ status: "ACTIVE", port_id: PORT });
    expect((await update(PUBLICIP, {})).status).toBe("PENDING_UPDATE");
    expect(await look(PUBLICIP)).not.toHaveProperty("port_id");
    clock.advance(2_000);
    expect((await look(PUBLICIP)).status).toBe("DOWN");
    await client.deletePublicip(at(PUBLICIP));
    expect((await look(PUBLICIP)).status).toBe("PENDING_DELETE");
    await expect(client.deletePublicip(at(PUBLICIP))).rejects.toMatchObject(BUSY);
    clock.advance(2_000);
    await expect(look(PUBLICIP)).rejects.toMatchObject({ status: 404 });
  });

  test("is returned as bound, and is so by the next call, unless told otherwise", async () => {
    const { look, update } = await start({ transitions: "timed" });
    expect((await update(PUBLICIP, { port_id: PORT })).status).toBe("ACTIVE");
    expect((await update(PUBLICIP, { port_id: PORT })).status).toBe("ACTIVE");
    expect((await update(PUBLICIP, {})).status).toBe("DOWN");
    expect((await look(PUBLICIP)).status).toBe("DOWN");
  });

  test("that has meanwhile come to another state stays in it", async () => {
    const { cloud, clock, look, update } = await start({ transitions: "slow" });
    await update(PUBLICIP, { port_id: PORT });
    cloud.put({ id: PUBLICIP, status: "FREEZED" });
    clock.advance(2_000);
    expect((await look(PUBLICIP)).status).toBe("FREEZED");
  });
});

describe("a port", covers("publicips.bind"), () => {
  test("is what the project has as one, if chosen so", async () => {
    const { cloud, update } = await start({ behaviors: { "publicips.bind": "known" } });
    const rejection = { status: 400, code: "VPC.0501" };
    await expect(update(PUBLICIP, { port_id: PORT })).rejects.toMatchObject(rejection);
    const { network, subNetworkInterfaces } = cloud.project;
    const [carrier] = network.ports.keys();
    const [supplementary] = subNetworkInterfaces.values();
    for (const port_id of [carrier, supplementary?.id]) {
      expect(await update(PUBLICIP, { port_id })).toMatchObject({ status: "ACTIVE", port_id });
      await update(PUBLICIP, {});
    }
  });
});

describe("unbinding what is not bound", covers("publicips.unbind-unbound"), () => {
  test.each([{}, { port_id: "" }])("is rejected, if chosen so: %j", async (change) => {
    const { update } = await start({ behaviors: { "publicips.unbind-unbound": "reject" } });
    const rejection = { status: 400, code: "VPC.0501" };
    await expect(update(UNBOUND, change)).rejects.toMatchObject(rejection);
    await update(UNBOUND, { port_id: PORT });
    expect((await update(UNBOUND, change)).status).toBe("DOWN");
  });
});

test(
  "assigns nothing to a restricted account, if chosen so",
  covers("publicips.create"),
  async () => {
    const { client, update } = await start({ behaviors: { "publicips.create": "restricted" } });
    const call = client.createPublicip({ body: ASSIGN });
    await expect(call).rejects.toMatchObject({ status: 403, code: "VPC.0502" });
    await update(PUBLICIP, { port_id: PORT });
  },
);

describe("ip_version together with port_id", covers("publicips.ip-version"), () => {
  test("is ignored, if chosen so", async () => {
    const { update } = await start({ behaviors: { "publicips.ip-version": "port" } });
    const bound = await update(PUBLICIP, { ip_version: 6, port_id: PORT });
    expect(bound).toMatchObject({ status: "ACTIVE", port_id: PORT });
    expect(bound.ip_version).not.toBe(6);
    expect((await update(PUBLICIP, { ip_version: 6, port_id: "" })).status).toBe("DOWN");
  });
});
