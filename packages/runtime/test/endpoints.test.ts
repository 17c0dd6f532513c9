import { expect, test } from "vitest";
import { resolveIamEndpoint } from "../src/iam/endpoint.js";
import { InvalidArgumentError, type ServiceDescriptor } from "../src/index.js";
import {
  checkEndpointSource,
  type EndpointSource,
  resolveEndpoint,
} from "../src/session/endpoints.js";

const SERVICE: ServiceDescriptor = {
  api: "widgets",
  endpoint: "https://widget.{region}.myhuaweicloud.com",
  regionEndpoints: { "eu-west-101": "https://widget.eu-west-101.myhuaweicloud.eu" },
};

const services: [source: EndpointSource, expected: string][] = [
  [
    { region: "eu-west-9", endpointSuffix: "myhuaweicloud.eu" },
    "https://widget.eu-west-9.myhuaweicloud.eu",
  ],
  [
    { region: "eu-west-101", endpointSuffix: "partner.example" },
    "https://widget.eu-west-101.partner.example",
  ],
  [
    { region: "cn-north-4", endpoint: { widgets: "https://w.{region}.example/base/" } },
    "https://w.cn-north-4.example/base",
  ],
  [
    { region: "cn-north-4", endpoint: "https://{region}.example/{region}" },
    "https://cn-north-4.example/cn-north-4",
  ],
  [
    { region: "cn-north-4", endpoint: "https://w.example", endpointSuffix: "other.example" },
    "https://w.example",
  ],
];

test.each(services)("%j reaches %s", (source, expected) => {
  checkEndpointSource(source);
  expect(resolveEndpoint(SERVICE, source)).toBe(expected);
});

const iam: [source: EndpointSource, expected: string][] = [
  [{ region: "cn-north-4" }, "https://iam.cn-north-4.myhuaweicloud.com"],
  [{ region: "xx-new-99" }, "https://iam.xx-new-99.myhuaweicloud.com"],
  [{ region: "eu-west-101" }, "https://iam.eu-west-101.myhuaweicloud.eu"],
  [{ region: "cn-north-11" }, "https://iam.myhuaweicloud.com"],
  [{ region: "r", endpointSuffix: "partner.example" }, "https://iam.r.partner.example"],
  [{ endpoint: { widgets: "https://w.example" } }, "https://iam.myhuaweicloud.com"],
  [
    { endpoint: { widgets: "https://w.example" }, endpointSuffix: "partner.example" },
    "https://iam.partner.example",
  ],
  [{ region: "r", endpoint: { iam: "https://iam.example" } }, "https://iam.example"],
  [{ endpoint: { iam: "https://iam.example/" } }, "https://iam.example"],
  [{ endpoint: "http://127.0.0.1:8080" }, "http://127.0.0.1:8080"],
];

test.each(iam)("%j reaches IAM at %s", (source, expected) => {
  expect(resolveIamEndpoint(source)).toBe(expected);
});

const wrong: [source: object, message: RegExp][] = [
  [
    { endpoint: "https://{region}.example" },
    /^endpoint: expected a region for \{region\}, got none$/,
  ],
  [
    { region: "r", endpointSuffix: "" },
    /^endpointSuffix: expected a domain such as "myhuaweicloud\.eu", got ""/,
  ],
  [{ region: "r", endpointSuffix: ".eu" }, /^endpointSuffix: /],
  [{ region: "r", endpointSuffix: "evil.example/" }, /^endpointSuffix: /],
  [{ region: "r", endpointSuffix: "a@evil.example" }, /^endpointSuffix: /],
  [{ region: "r", endpointSuffix: 1 }, /^endpointSuffix: /],
  [{ region: "r", endpoint: { widgets: 1 } }, /^endpoint\.widgets: /],
];

test.each(wrong)("rejects %j", (source, message) => {
  const check = () => checkEndpointSource(source as EndpointSource);
  expect(check).toThrow(InvalidArgumentError);
  expect(check).toThrow(message);
});

test("removes hundreds of thousands of trailing slashes in linear time", () => {
  const slashes = "/".repeat(400_000);
  const resolve = (endpoint: string) => resolveEndpoint(SERVICE, { endpoint });
  expect(resolve(`https://widget.example${slashes}`)).toBe("https://widget.example");
  expect(resolve(`https://widget.example/a${slashes}b/`)).toMatch(/b$/);
  expect(resolve(`https://widget.example/${"#".repeat(400_000)}`)).toBe("https://widget.example");
}, 20_000);
