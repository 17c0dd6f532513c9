import { expect, test } from "vitest";
import { resolveIamEndpoint } from "../src/iam/endpoint.js";
import { type Cloud, createSession } from "../src/index.js";
import { flexibleEngine, huaweiCloudEu, otc, otcSwiss } from "../src/session/clouds.js";

const credentials = { token: "t" };
const sessionOf = (cloud: Cloud, region = cloud.regions[0] ?? "") =>
  createSession({ region, cloud, credentials });
const serviceOf = (api: string, prefix: string) => ({
  api,
  endpoint: `https://${prefix}.{region}.myhuaweicloud.com`,
});

const clouds: [cloud: Cloud, vpc: string, iam: string][] = [
  [
    huaweiCloudEu,
    "https://vpc.eu-west-101.myhuaweicloud.eu",
    "https://iam.eu-west-101.myhuaweicloud.eu",
  ],
  [otc, "https://vpc.eu-de.otc.t-systems.com", "https://iam.eu-de.otc.t-systems.com"],
  [
    otcSwiss,
    "https://vpc.eu-ch2.sc.otc.t-systems.com",
    "https://iam-pub.eu-ch2.sc.otc.t-systems.com",
  ],
  [
    flexibleEngine,
    "https://vpc.eu-west-0.prod-cloud-ocb.orange-business.com",
    "https://iam.eu-west-0.prod-cloud-ocb.orange-business.com",
  ],
];

test.each(clouds)("$name has its own endpoints of APIs and IAM", (cloud, vpc, iam) => {
  expect(sessionOf(cloud).endpointOf(serviceOf("publicips", "vpc"))).toBe(vpc);
  expect(resolveIamEndpoint({ region: cloud.regions[0], cloud })).toBe(iam);
});

test("an API that a cloud does not serve is an error that says what it has instead", () => {
  const service = serviceOf("vif-peers", "dcaas");
  expect(() => sessionOf(otc).endpointOf(service)).toThrow(
    /^cloud: Open Telekom Cloud does not serve vif-peers: Direct Connect there is version 2/,
  );
  expect(sessionOf(otcSwiss).endpointOf(service)).toBe("https://dcaas.eu-ch2.sc.otc.t-systems.com");
});

test("a region that is not in the list is accepted", () => {
  expect(sessionOf(otc, "eu-xx").endpointOf(serviceOf("publicips", "vpc"))).toBe(
    "https://vpc.eu-xx.otc.t-systems.com",
  );
});

test("an endpoint of one's own wins over the cloud", () => {
  const endpoint = { "vif-peers": "https://dc.example" };
  const session = createSession({ region: "eu-de", cloud: otc, endpoint, credentials });
  expect(session.endpointOf(serviceOf("vif-peers", "dcaas"))).toBe("https://dc.example");
});
