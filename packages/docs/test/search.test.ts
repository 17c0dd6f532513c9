import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSearchEngine } from "../src/browser/search-engine.js";
import { SITE } from "../src/build.js";

const name = (await readdir(join(SITE, "assets"))).find((file) => file.startsWith("search-index."));
const script = await readFile(join(SITE, "assets", name ?? ""), "utf8");
const engine = createSearchEngine(JSON.parse(script.slice("hcnetSearchData(".length, -3)));

/** Queries, and the page that has to be among the first three hits. */
const QUERIES = [
  ["unbind EIP", "publicips/updatePublicip.html"],
  ["bind eip to port", "publicips/updatePublicip.html"],
  ["updatePublicip", "publicips/updatePublicip.html"],
  ["release EIP", "publicips/deletePublicip.html"],
  ["assign an EIP", "publicips/createPublicip.html"],
  ["list eips", "publicips/listPublicips.html"],
  ["/v1/{project_id}/publicips", "publicips/listPublicips.html"],
  ["PUT publicips", "publicips/updatePublicip.html"],
  ["VPC.0504", "errors/VPC.0504.html"],
  ["vpc.0510", "errors/VPC.0510.html"],
  ["EndPoint.0022", "errors/EndPoint.0022.html"],
  ["APIGW.0301", "errors/APIGW.0301.html"],
  ["PAP5.0001", "errors/PAP5.0001.html"],
  ["loss_ratio", "vif-peer-detections/"],
  ["remote_ep_group", "vif-peers/"],
  ["port_id", "#"],
  ["dry_run", "sub-network-interfaces/"],
  ["dry run", "jobs/change-security-groups.html"],
  ["bgp_md5", "vif-peers/"],
  ["PENDING_UPDATE", "#"],
  ["PublicipStatus", "publicips/models/PublicipStatus.html"],
  ["accept connection", "vpc-endpoint-services/acceptOrRejectEndpoint.html"],
  ["security groups", "jobs/change-security-groups.html"],
  ["move EIP", "jobs/move-publicip.html"],
  ["connectivity detection", "vif-peer-detections/"],
  ["request-closed", "rules/request-closed.html"],
  ["how to authenticate", "guides/credentials-and-regions.html"],
  ["access key", "guides/credentials-and-regions.html"],
  ["region endpoint", "guides/credentials-and-regions.html"],
  ["429", "guides/"],
  ["rate limit", "guides/rate-limits-and-bulk-work.html"],
  ["retry", "guides/errors-and-retries.html"],
  ["timeout", "guides/errors-and-retries.html"],
  ["paging", "guides/paging-and-waiting.html"],
  ["wait until bound", "guides/paging-and-waiting.html"],
  ["proxy", "guides/browsers-workers-edge.html#proxies-and-certificates-on-node"],
  ["EIP states", "publicips/index.html#life-of-an-eip"],
  ["security group swap", "jobs/change-security-groups.html"],
  ["accept connection", "jobs/open-service-port.html"],
  ["deadline", "guides/paging-and-waiting.html"],
  ["quota", "publicips/listQuotas.html"],
  ["OpenTelemetry", "guides/observability.html"],
  ["vitest", "guides/testing.html"],
  ["inject fault", "guides/testing.html"],
  ["msw", "guides/testing.html"],
  ["browser", "guides/browsers-workers-edge.html"],
  ["jest commonjs", "guides/commonjs-and-jest.html"],
  ["vendor sdk", "guides/from-the-vendor-sdk.html"],
  ["install", "guides/first-call.html"],
  ["authentication", "guides/credentials-and-regions.html#ways-to-authenticate"],
  ["authenticati", "guides/credentials-and-regions.html#ways-to-authenticate"],
  ["page", "guides/paging-and-waiting.html"],
  ["pagination", "guides/paging-and-waiting.html"],
  ["paginate", "guides/paging-and-waiting.html"],
  ["publicip status", "publicips/models/PublicipStatus.html"],
  ["disassociate", "publicips/updatePublicip.html"],
  ["detach eip", "publicips/updatePublicip.html"],
  ["detaching an EIP", "publicips/updatePublicip.html"],
  ["VPC.504", "errors/VPC.0504.html"],
] as const;

describe("the search", () => {
  test.each(QUERIES)("finds for %j %s among the first three hits", (query, target) => {
    const hits = engine.search(query).slice(0, 3);
    expect(hits.map((hit) => hit.target)).toContainEqual(expect.stringContaining(target));
  });

  test.each([
    ["authentication", "guides/credentials-and-regions.html#ways-to-authenticate"],
    ["pagination", "guides/paging-and-waiting.html"],
    ["publicip status", "publicips/models/PublicipStatus.html"],
    ["detach eip", "publicips/updatePublicip.html"],
    ["VPC.504", "errors/VPC.0504.html"],
  ])("finds for %j %s first", (query, target) => {
    expect(engine.search(query)[0]?.target).toBe(target);
  });

  test("finds nothing for a word that is nowhere, also next to one that many entries have", () => {
    expect(engine.search("xylophone")).toEqual([]);
    expect(engine.search("xylophone eip")).toEqual([]);
  });

  test("finds what has most words of a question", () => {
    const [hit] = engine.search("release xylophone EIP");
    expect(hit?.target).toBe("publicips/deletePublicip.html");
  });

  test("shows rows of tables as sentences, names no kind twice and lists no list of links", () => {
    const [ways] = engine.search("ways to authenticate");
    expect(ways?.text).toMatch(/^an access key \(AK\) and a secret key \(SK\): \{ accessKeyId/);
    const hits = engine.search("guides");
    expect(hits.filter(({ kind, context }) => kind === context)).toEqual([]);
    expect(engine.search("next").filter(({ title }) => title === "Next")).toEqual([]);
  });

  test("ignores case, plurals and small words", () => {
    expect(engine.search("HOW DO I RELEASE EIPS")[0]?.target).toBe("publicips/deletePublicip.html");
  });
});
