import { createClient } from "@hcnet/publicips";
import { describe, expect, test } from "vitest";
import { defaultRegion, regionReader } from "../../src/gateway/region.js";
import { createMockCloud } from "../../src/index.js";
import { PROJECT, PUBLICIP } from "../support/publicips.js";

const path = { publicip_id: PUBLICIP };

describe("regions", () => {
  const cloud = createMockCloud({ region: "eu-west-101" });
  const { credentials, fetch } = cloud;
  const { token } = credentials;
  const clientOf = (place: { region: string } | { endpoint: string }) =>
    createClient({ ...place, projectId: PROJECT, credentials: { token }, fetch });
  const aliasAt = async (place: Parameters<typeof clientOf>[0]) =>
    (await clientOf(place).showPublicip({ path })).publicip.alias;

  test("have each their own copy of a project, the host names it", async () => {
    const body = { publicip: { alias: "north" } };
    await clientOf({ region: "cn-north-4" }).updatePublicip({ path, body });
    expect(await aliasAt({ region: "cn-north-4" })).toBe("north");
    expect(await aliasAt({ region: "eu-west-101" })).not.toBe("north");
  });

  test("are the cloud's own where the host names none", async () => {
    const body = { publicip: { alias: "west" } };
    await clientOf({ endpoint: "http://127.0.0.1:8080" }).updatePublicip({ path, body });
    expect(await aliasAt({ region: "eu-west-101" })).toBe("west");
    expect(await aliasAt({ region: "cn-north-1" })).not.toBe("west");
  });
});

describe("the region of a host", () => {
  const url = "https://vpc.{region}.example.com";
  const own = { "eu-1": "https://vpc.eu.example.eu" };
  const document = {
    servers: [{ url, variables: { region: { default: "cn-1" } }, "x-region-endpoints": own }],
    paths: {},
    components: {},
  };

  test.each([
    ["vpc.cn-1.example.com", "cn-1"],
    ["VPC.cn-1.example.com:443", "cn-1"],
    ["vpc.eu.example.eu", "eu-1"],
    ["iam.cn-1.example.com", undefined],
    ["vpc.a.b.example.com", undefined],
    ["127.0.0.1:80", undefined],
    ["", undefined],
  ])("%s is %s", (host, region) => expect(regionReader(document)(host)).toBe(region));

  test.each(["", "cn north", "cn\nnorth", "CN-NORTH-4"])("of a cloud is not %j", (region) => {
    expect(() => createMockCloud({ region })).toThrow("region: expected a region id such as");
  });

  test("is by default that of the servers", () => {
    expect(defaultRegion([{ document }])).toBe("cn-1");
    const none = { ...document, servers: [{ url: "https://vpc.example.com" }] };
    expect(() => defaultRegion([{ document: none }])).toThrow("no server with a default region");
    expect(regionReader(none)("vpc.example.com")).toBeUndefined();
  });
});
