import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MockCloudOptions } from "../../src/context.js";
import { covers } from "../support/covers.js";
import { PROJECT, PUBLICIP, type PublicipCloud, publicipCloud } from "../support/publicips.js";

const ASSIGN = {
  publicip: { type: "5_bgp" },
  bandwidth: { share_type: "PER", name: "web", size: 10, charge_mode: "traffic" },
} as const;

let cloud: PublicipCloud;

async function start(options: MockCloudOptions = {}): Promise<void> {
  cloud = await publicipCloud(options);
}

beforeEach(() => start());
afterEach(() => cloud.close());

const at = (bandwidth_id: string) => ({ path: { bandwidth_id } });

/** The ID of the bandwidth of an EIP. */
async function bandwidthOf(publicip_id: string): Promise<string> {
  const { publicip } = await cloud.client.showPublicip({ path: { publicip_id } });
  if (publicip.bandwidth_id === undefined) throw new Error(`${publicip_id} has no bandwidth`);
  return publicip.bandwidth_id;
}

async function assign(): Promise<{ readonly eip: string; readonly id: string }> {
  const { publicip } = await cloud.client.createPublicip({ body: ASSIGN });
  return { eip: publicip.id, id: await bandwidthOf(publicip.id) };
}

/** The ID of a shared bandwidth that two EIPs use. */
function shareBandwidth(): { readonly id: string; readonly users: readonly string[] } {
  const id = randomUUID();
  const shared = {
    bandwidth_id: id,
    bandwidth_name: "shared",
    bandwidth_size: 100,
    bandwidth_share_type: "WHOLE",
  } as const;
  cloud.state.sharedBandwidths.set(id, shared);
  const users = [randomUUID(), randomUUID()].sort();
  for (const user of users) cloud.put({ id: user, ...shared });
  return { id, users };
}

describe("a dedicated bandwidth", covers("publicips.bandwidths"), () => {
  test("has the values of the creation and shows its EIP", async () => {
    const { eip, id } = await assign();
    const { bandwidth } = await cloud.client.showBandwidth(at(id));
    expect(bandwidth).toMatchObject({
      id,
      name: "web",
      size: 10,
      share_type: "PER",
      charge_mode: "traffic",
      bandwidth_type: "bgp",
      tenant_id: PROJECT,
      status: "NORMAL",
      created_at: "2026-02-03T04:05:06Z",
    });
    expect(bandwidth.publicip_info).toMatchObject([{ publicip_id: eip, ip_version: 4 }]);
  });

  test("is deleted with its EIP", async () => {
    const { eip, id } = await assign();
    await cloud.client.deletePublicip({ path: { publicip_id: eip } });
    await expect(cloud.client.showBandwidth(at(id))).rejects.toMatchObject({
      status: 404,
      code: "VPC.0306",
    });
  });

  test("is not found in another project", async () => {
    const id = await bandwidthOf(PUBLICIP);
    await expect(cloud.client.showBandwidth(at(id))).resolves.toBeDefined();
    const { id: assigned } = await assign();
    await expect(cloud.other.showBandwidth(at(assigned))).rejects.toMatchObject({ status: 404 });
  });
});

describe("a shared bandwidth", covers("publicips.bandwidths"), () => {
  test("shows every EIP that uses it and outlives them", async () => {
    const { id, users } = shareBandwidth();
    const { bandwidth } = await cloud.client.showBandwidth(at(id));
    expect(bandwidth).toMatchObject({ share_type: "WHOLE", bandwidth_type: "share", size: 100 });
    const shown = bandwidth.publicip_info?.map(({ publicip_id }) => publicip_id);
    expect(shown?.sort()).toEqual(users);
    for (const publicip_id of users) await cloud.client.deletePublicip({ path: { publicip_id } });
    const { bandwidth: unused } = await cloud.client.showBandwidth(at(id));
    expect(unused).toMatchObject({ id, publicip_info: [] });
  });
});

describe("the list", covers("publicips.paging", "publicips.bandwidths"), () => {
  test("has dedicated and shared bandwidths in the order of their IDs, page by page", async () => {
    await assign();
    const { id: shared } = shareBandwidth();
    const all = (await cloud.client.listBandwidths()).bandwidths.map(({ id }) => id);
    expect(all).toEqual([...all].sort());
    expect(all).toContain(shared);
    expect(new Set(all).size).toBe(all.length);
    const paged: string[] = [];
    for await (const { id } of cloud.client.listBandwidths.items({ query: { limit: 1 } })) {
      paged.push(id);
    }
    expect(paged).toEqual(all);
  });

  test("filters by share type and enterprise project", async () => {
    const { id: shared } = shareBandwidth();
    const whole = await cloud.client.listBandwidths({ query: { share_type: "WHOLE" } });
    expect(whole.bandwidths.map(({ id }) => id)).toContain(shared);
    expect(whole.bandwidths.every(({ share_type }) => share_type === "WHOLE")).toBe(true);
    const per = await cloud.client.listBandwidths({ query: { share_type: "PER" } });
    expect(per.bandwidths.map(({ share_type }) => share_type)).not.toContain("WHOLE");
    const query = { enterprise_project_id: randomUUID() };
    await expect(cloud.client.listBandwidths({ query })).resolves.toEqual({ bandwidths: [] });
  });

  test("rejects an enterprise project that is no ID", async () => {
    const path = `/v1/${PROJECT}/bandwidths?enterprise_project_id=x`;
    await expect(cloud.send("GET", path)).resolves.toMatchObject({
      status: 400,
      body: { code: "VPC.0011" },
    });
  });
});

describe("an update", covers("publicips.update-bandwidth"), () => {
  test("changes name, size and billing mode, and what the EIP shows", async () => {
    const { eip, id } = await assign();
    const body = { bandwidth: { name: "web-2", size: 300, charge_mode: "bandwidth" } } as const;
    const { bandwidth } = await cloud.client.updateBandwidth({ ...at(id), body });
    expect(bandwidth).toMatchObject({ id, name: "web-2", size: 300, charge_mode: "bandwidth" });
    await expect(cloud.client.showBandwidth(at(id))).resolves.toEqual({ bandwidth });
    await expect(cloud.client.showPublicip({ path: { publicip_id: eip } })).resolves.toMatchObject({
      publicip: { bandwidth_name: "web-2", bandwidth_size: 300 },
    });
  });

  test("of a shared bandwidth applies to every EIP that uses it", async () => {
    const { id, users } = shareBandwidth();
    await cloud.client.updateBandwidth({ ...at(id), body: { bandwidth: { size: 150 } } });
    for (const publicip_id of users) {
      const { publicip } = await cloud.client.showPublicip({ path: { publicip_id } });
      expect(publicip).toMatchObject({ bandwidth_size: 150, bandwidth_name: "shared" });
    }
    const { bandwidth } = await cloud.client.showBandwidth(at(id));
    expect(bandwidth.size).toBe(150);
  });

  test.each([
    [{ size: 301 }, "bandwidth.size: must be a multiple of 50 at this size"],
    [{ size: 1_200 }, "bandwidth.size: must be a multiple of 500 at this size"],
    [{ charge_mode: "95peak_plus" }, "bandwidth.charge_mode: 95peak_plus needs a shared bandwidth"],
  ])("to %j of a dedicated bandwidth is rejected", async (bandwidth, message) => {
    const { id } = await assign();
    const path = `/v1/${PROJECT}/bandwidths/${id}`;
    await expect(cloud.send("PUT", path, { bandwidth })).resolves.toMatchObject({
      status: 400,
      body: { code: "VPC.0301", message },
    });
    const { bandwidth: shown } = await cloud.client.showBandwidth(at(id));
    expect(shown).toMatchObject({ size: 10, charge_mode: "traffic" });
  });

  test("takes enhanced 95th percentile billing for a shared bandwidth", async () => {
    const { id } = shareBandwidth();
    const body = { bandwidth: { charge_mode: "95peak_plus" } } as const;
    const { bandwidth } = await cloud.client.updateBandwidth({ ...at(id), body });
    expect(bandwidth.charge_mode).toBe("95peak_plus");
  });

  test("of an unknown bandwidth is not found", async () => {
    const body = { bandwidth: { size: 5 } };
    await expect(cloud.client.updateBandwidth({ ...at(randomUUID()), body })).rejects.toMatchObject(
      { status: 404, code: "VPC.0306" },
    );
  });
});

describe("a frozen bandwidth", covers("publicips.frozen-bandwidth"), () => {
  const body = { bandwidth: { size: 5 } };

  async function freeze(): Promise<string> {
    const { id } = await assign();
    cloud.state.bandwidthDetails.set(id, { id, status: "FREEZED" });
    return id;
  }

  test("cannot be changed", async () => {
    const id = await freeze();
    await expect(cloud.client.updateBandwidth({ ...at(id), body })).rejects.toMatchObject({
      status: 409,
      code: "VPC.0512",
    });
    await expect(cloud.client.showBandwidth(at(id))).resolves.toMatchObject({
      bandwidth: { size: 10 },
    });
  });

  test("is changed if the cloud is told to", async () => {
    await cloud.close();
    await start({ behaviors: { "publicips.frozen-bandwidth": "change" } });
    const id = await freeze();
    await expect(cloud.client.updateBandwidth({ ...at(id), body })).resolves.toMatchObject({
      bandwidth: { size: 5, status: "FREEZED" },
    });
  });
});
