import { createClient } from "@hcnet/publicips";
import { createClient as createServices } from "@hcnet/vpc-endpoint-services";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { mockHandlers } from "../../src/msw/index.js";
import { publicipCase } from "../support/cases.js";

const cloud = createMockCloud({ transitions: "instant" });
const { accessKeyId, secretAccessKey, token } = cloud.credentials;
const { projectId } = publicipCase;
const handlers = mockHandlers(cloud, { endpoints: ["http://eips.test:8080"] });
const others = http.all("*", () => HttpResponse.text("another handler"));
const server = setupServer(...handlers, others);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  cloud.faults.clear();
  cloud.reset();
});
afterAll(() => server.close());

const targets = [
  { region: "cn-north-4" },
  { region: "eu-west-101" },
  { endpoint: "http://eips.test:8080" },
];

describe("mockHandlers", () => {
  test.each(targets)("pass requests of the global fetch to the cloud: %j", async (target) => {
    for (const credentials of [{ token }, { accessKeyId, secretAccessKey }]) {
      const eips = createClient({ ...target, projectId, credentials });
      const { publicip } = await eips.createPublicip({
        body: { publicip: { type: "5_bgp" }, bandwidth: { size: 5, share_type: "PER", name: "b" } },
      });
      const path = { publicip_id: publicip.id };
      expect((await eips.showPublicip({ path })).publicip.id).toBe(publicip.id);
      await eips.deletePublicip({ path });
    }
  });

  test("intercept a regional host that does not follow the template", async () => {
    const before = cloud.journal.recent().length;
    const session = { region: "eu-west-101", projectId, credentials: { token } };
    await createServices(session).listEndpointService();
    expect(cloud.journal.recent()).toHaveLength(before + 1);
  });

  test("intercept IAM and the metadata service", async () => {
    for (const url of ["https://iam.cn-north-4.myhuaweicloud.com", "https://iam.myhuaweicloud.com"])
      expect(
        (await fetch(`${url}/v3/projects`, { headers: { "X-Auth-Token": token } })).status,
      ).toBe(200);
    const metadata = "http://169.254.169.254/openstack/latest/securitykey";
    expect((await fetch(metadata)).headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  });

  test("leave other hosts to other handlers", async () => {
    for (const url of [
      "https://obs.cn-north-4.myhuaweicloud.com/",
      "http://eips.test/",
      "https://vpc.cn-north-4.myhuaweicloud.com.test/",
    ]) {
      expect(await (await fetch(url)).text()).toBe("another handler");
    }
  });

  test("make a reset a network error, and a broken body a failure to read it", async () => {
    const url = `https://vpc.cn-north-4.myhuaweicloud.com/v1/${projectId}/publicips`;
    const init = { headers: { "X-Auth-Token": token } };
    cloud.faults.add({ effect: { type: "reset" }, times: 1 }, { effect: { type: "truncate" } });
    await expect(fetch(url, init)).rejects.toThrow("Failed to fetch");
    const response = await fetch(url, init);
    await expect(response.text()).rejects.toThrow();
  });

  test.each([
    ["eips.test", "endpoints[0]: must be a URL"],
    ["https://eips.test/v1", "endpoints[0]: must end after the host"],
  ])("reject the endpoint %s", (endpoint, message) => {
    expect(() => mockHandlers(cloud, { endpoints: [endpoint] })).toThrow(message);
  });
});
