import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { covers } from "../support/covers.js";
import {
  PREPAID,
  PROJECT,
  PUBLICIP,
  type PublicipCloud,
  publicipCloud,
  UNBOUND,
} from "../support/publicips.js";

type Query = NonNullable<
  NonNullable<Parameters<PublicipCloud["client"]["listPublicips"]>[0]>["query"]
>;

let cloud: PublicipCloud;

beforeEach(async () => {
  cloud = await publicipCloud();
});
afterEach(() => cloud.close());

async function idsOf(query: Query): Promise<string[]> {
  const { publicips } = await cloud.client.listPublicips({ query });
  return publicips.map(({ id }) => id);
}

describe("filters", covers("publicips.paging"), () => {
  const SIX = "a1111111-2222-4333-8444-555555555555";
  const DOCUMENTED_PORT = "4977b983-cd4f-4ecc-93a1-cb52d848a9b3";
  const ENTERPRISE = "b261ac1f-2489-4bc7-b31b-c33c3346a439";
  const rows: readonly [Query, readonly string[]][] = [
    [{}, [PREPAID, UNBOUND, SIX, PUBLICIP]],
    [{ id: [UNBOUND, PREPAID] }, [PREPAID, UNBOUND]],
    [{ id: [randomUUID()] }, []],
    [{ port_id: [DOCUMENTED_PORT, randomUUID()] }, [PREPAID]],
    [{ public_ip_address: ["203.0.113.66", "161.xx.xx.10"] }, [UNBOUND, SIX]],
    [{ private_ip_address: ["192.168.10.5"] }, [PREPAID]],
    [{ ip_version: 6 }, [SIX]],
    [{ ip_version: 4 }, [PREPAID, UNBOUND, PUBLICIP]],
    [{ enterprise_project_id: ENTERPRISE }, [PREPAID]],
    [{ enterprise_project_id: "0" }, [UNBOUND, SIX, PUBLICIP]],
    [{ enterprise_project_id: "all_granted_eps" }, [PREPAID, UNBOUND, SIX, PUBLICIP]],
    [{ allow_share_bandwidth_type_any: ["share", "edge"] }, [PREPAID, UNBOUND]],
    [{ allow_share_bandwidth_type_any: ["edge"] }, []],
    [{ id: [UNBOUND, PREPAID], enterprise_project_id: "0" }, [UNBOUND]],
    [{ ip_version: 4, limit: 1, marker: PREPAID }, [UNBOUND]],
    [{ ip_version: 4, limit: 1, marker: UNBOUND }, [PUBLICIP]],
  ];

  test.each(rows)("%j", async (query, ids) => {
    cloud.put({
      id: SIX,
      ip_version: 6,
      public_ip_address: "203.0.113.66",
      enterprise_project_id: "0",
    });
    await expect(idsOf(query)).resolves.toEqual(ids);
  });

  test("takes kinds of bandwidths that are separated by commas", async () => {
    const query = "allow_share_bandwidth_type_any=edge,share";
    const { body } = await cloud.send("GET", `/v1/${PROJECT}/publicips?${query}`);
    expect(body.publicips).toHaveLength(2);
  });
});

describe("pages", covers("publicips.paging"), () => {
  test("goes on after a marker that is gone, or never was", async () => {
    await cloud.client.deletePublicip({ path: { publicip_id: UNBOUND } });
    await expect(idsOf({ marker: UNBOUND })).resolves.toEqual([PUBLICIP]);
    await expect(idsOf({ marker: "7" })).resolves.toEqual([PUBLICIP]);
  });

  test("begins again with an empty marker, and ends with an empty page", async () => {
    await expect(idsOf({ marker: "", limit: 1 })).resolves.toEqual([PREPAID]);
    await expect(idsOf({ marker: PUBLICIP })).resolves.toEqual([]);
    await expect(idsOf({ limit: 0 })).resolves.toEqual([]);
  });

  test.each([
    ["limit=-1", "VPC.0501", "limit: must be 0 to 2147483647"],
    ["limit=2147483648", "VPC.0501", "limit: must be 0 to 2147483647"],
    ["limit=many", "VPC.0501", "limit: must be an integer"],
    ["limit=1&limit=2", "VPC.0501", "limit: must be an integer"],
    [`marker=${"x".repeat(37)}`, "VPC.0501", "marker: must be at most 36 characters"],
    ["ip_version=5", "VPC.0501", "ip_version: must be one of 4, 6"],
    ["enterprise_project_id=7", "VPC.0011", "enterprise_project_id: must match"],
  ])("rejects %s", async (query, code, message) => {
    const { status, body } = await cloud.send("GET", `/v1/${PROJECT}/publicips?${query}`);
    expect({ ...body, status }).toMatchObject({ status: 400, code });
    expect(body.message).toContain(message);
  });
});

describe("5,000 EIPs", covers("publicips.paging"), () => {
  let seeded: string[];

  beforeEach(() => {
    const fresh = Array.from({ length: 5_000 }, () => randomUUID() as string);
    for (const id of fresh) cloud.put({ id });
    seeded = [PREPAID, UNBOUND, PUBLICIP, ...fresh].sort();
    const quota = cloud.state.quotas.get("publicIp");
    cloud.state.quotas.set("publicIp", { ...quota, quota: -1 });
  });

  test.each([sized(97, 7), 2_000])("yields each once in pages of %i", async (limit) => {
    const found: string[] = [];
    for await (const { id } of cloud.client.listPublicips.items({ query: { limit } })) {
      found.push(id);
    }
    expect(found).toEqual(seeded);
  });

  test("yields each once in pages of no stated size", async () => {
    const sizes: number[] = [];
    const found: string[] = [];
    for await (const { publicips } of cloud.client.listPublicips.pages()) {
      sizes.push(publicips.length);
      found.push(...publicips.map(({ id }) => id));
    }
    expect(sizes).toEqual([2_000, 2_000, 1_003]);
    expect(found).toEqual(seeded);
  });

  // Some come and some go between any two pages: new ones anywhere in the order, the last one of
  // the page just seen, which is the marker of the next, and ones that are yet to be seen.
  test.each([sized(97, 7), 2_000])(
    "and so while others come and go, in pages of %i",
    async (limit) => {
      const { client } = cloud;
      const passing = Array.from({ length: 2_000 }, () => randomUUID() as string);
      for (const id of passing) cloud.put({ id });
      const transient = new Set(passing);
      const released = new Set<string>();
      const found: string[] = [];
      const release = async (id: string | undefined) => {
        if (id === undefined || !transient.has(id) || released.has(id)) return;
        released.add(id);
        await client.deletePublicip({ path: { publicip_id: id } });
      };
      for await (const { publicips } of client.listPublicips.pages({ query: { limit } })) {
        found.push(...publicips.map(({ id }) => id));
        const { publicip } = await client.createPublicip({
          body: {
            publicip: { type: "5_bgp" },
            bandwidth: { share_type: "PER", name: "passing", size: 1 },
          },
        });
        transient.add(publicip.id);
        await release(publicips.at(-1)?.id);
        await release(passing.pop());
      }
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((id) => !transient.has(id))).toEqual(seeded);
    },
  );
});
