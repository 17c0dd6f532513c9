import * as publicips from "@hcnet/publicips";
import { validators as publicipValidators } from "@hcnet/publicips/validators";
import * as services from "@hcnet/vpc-endpoint-services";
import { validators as serviceValidators } from "@hcnet/vpc-endpoint-services/validators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicips as publicipApi } from "../../src/apis/publicips/index.js";
import { vpcEndpointServices } from "../../src/apis/vpc-endpoint-services/index.js";
import type { IncomingRequest } from "../../src/gateway/message.js";
import { chooseRoute } from "../../src/gateway/route.js";
import { createRoutes } from "../../src/gateway/routes.js";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { exchangeRaw } from "../support/raw.js";

// `GET /v1/{project_id}/quotas` is an operation of EIPs and one of endpoint services.
const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const PATH = `/v1/${PROJECT}/quotas`;
const REGION = "cn-north-4";
const ONE_ADDRESS = "https://mock.example";
const hostOf = (service: string) => `https://${service}.${REGION}.myhuaweicloud.com`;

const cloud = createMockCloud();
const { token } = cloud.credentials;
let server: MockServer;
beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

const ofPublicips = publicipValidators.listQuotas.responses;
const ofServices = serviceValidators.listQuotaDetails.responses;

interface Quotas {
  readonly quotas: { readonly resources: readonly { readonly type?: string }[] };
}

const kindsOf = ({ quotas }: Quotas) => quotas.resources.map(({ type }) => type);

/** Status and kinds of quotas of a response; the code of an error response in their place. */
async function ask(base: string, query = "") {
  const response = await cloud.fetch(`${base}${PATH}${query}`, {
    headers: { "X-Auth-Token": token },
  });
  const body: unknown = await response.json();
  if (response.status !== 200) {
    const { error = body } = body as { error?: unknown };
    const { code, error_code = code } = error as { code?: string; error_code?: string };
    return { status: response.status, code: error_code };
  }
  return { status: 200, kinds: kindsOf(body as Quotas) };
}

const SERVICE_KINDS = ["endpoint", "endpoint_service"];

describe("of two services with one method and path, the host", () => {
  test("decides in process", async () => {
    const { kinds } = await ask(hostOf("vpc"));
    expect(kinds).toContain("publicIp");
    expect(kinds).not.toContain("endpoint_service");
    expect(await ask(hostOf("vpcep"))).toEqual({ status: 200, kinds: SERVICE_KINDS });
  });

  test("decides against what the query says", async () => {
    const eip = await ask(hostOf("vpc"), "?type=endpoint_service");
    expect(eip).toEqual({ status: 400, code: "VPC.1207" });
    const service = await ask(hostOf("vpcep"), "?type=publicIp");
    expect(service.status).toBe(400);
    expect(service.code).toMatch(/^EndPoint\./);
  });

  test("decides for clients that are told a region only", async () => {
    const session = { region: REGION, projectId: PROJECT, credentials: { token } };
    const own = { ...session, fetch: cloud.fetch };
    const eip = await publicips.createClient(own).listQuotas();
    expect(kindsOf(eip)).toContain("publicIp");
    const service = await services.createClient(own).listQuotaDetails();
    expect(kindsOf(service)).toEqual(SERVICE_KINDS);
  });

  test.each([
    ["vpc", ofPublicips[200]],
    ["vpcep", ofServices[200]],
  ] as const)("decides over HTTP: %s", async (service, isOwn) => {
    const response = await exchangeRaw(server.port, [
      `GET ${PATH} HTTP/1.1\r\nHost: ${service}.localhost:${server.port}\r\n`,
      `X-Auth-Token: ${token}\r\nConnection: close\r\n\r\n`,
    ]);
    expect(response).toMatch(/^HTTP\/1.1 200 /);
    const body: unknown = JSON.parse(response.slice(response.indexOf("\r\n\r\n")));
    expect(isOwn(body)).toBe(true);
    expect(kindsOf(body as Quotas).includes("endpoint")).toBe(service === "vpcep");
  });
});

describe("where one address serves all, the query decides", () => {
  test.each(["publicIp", "vpc"])(
    "for EIPs with the kind %s, which only they have",
    async (type) => {
      expect(await ask(ONE_ADDRESS, `?type=${type}`)).toEqual({ status: 200, kinds: [type] });
    },
  );

  test.each(SERVICE_KINDS)("for endpoint services with their kind %s", async (type) => {
    expect(await ask(ONE_ADDRESS, `?type=${type}`)).toEqual({ status: 200, kinds: [type] });
  });

  test("for EIPs, the first API, where it says nothing", async () => {
    expect(await ask(ONE_ADDRESS)).toEqual(await ask(hostOf("vpc")));
    expect(await ask(ONE_ADDRESS, "?other=1")).toEqual(await ask(hostOf("vpc")));
  });

  test.each(["?type=nothing", "?type=endpoint&type=endpoint"])(
    "for EIPs with %s, which neither serves",
    async (query) => {
      const response = await ask(ONE_ADDRESS, query);
      expect(response).toEqual(await ask(hostOf("vpc"), query));
      expect(response.status).toBe(400);
      expect(response.code).toMatch(/^VPC\./);
    },
  );

  test("for the clients of both, over HTTP", async () => {
    const session = { endpoint: server.url, projectId: PROJECT, credentials: { token } };
    const eips = publicips.createClient(session);
    expect(kindsOf(await eips.listQuotas({ query: { type: "publicIp" } }))).toEqual(["publicIp"]);
    expect(kindsOf(await eips.listQuotas())).toContain("publicIp");
    const own = services.createClient(session);
    for (const type of ["endpoint_service", "endpoint"] as const) {
      const response = await own.listQuotaDetails({ query: { type } });
      expect(kindsOf(response)).toEqual([type]);
      expect(ofServices[200](response)).toBe(true);
    }
  });
});

describe("where one address serves all, and the APIs come in the other order", () => {
  const { router } = createRoutes([vpcEndpointServices, publicipApi]);
  const candidates = router.find(PATH)?.methods.get("GET") ?? [];

  test.each([
    // The first API rejects it, so it is not the one that is meant.
    ["type=publicIp", "listQuotas"],
    ["type=endpoint", "listQuotaDetails"],
    ["", "listQuotaDetails"],
  ])("the query %j leads to %s", (query, operationId) => {
    const request: IncomingRequest = {
      method: "GET",
      pathname: PATH,
      query,
      header: () => undefined,
      headers: () => [],
      url: () => `http://mock.example${PATH}?${query}`,
      readBody: async () => new Uint8Array(),
      received: undefined,
      signal: () => new AbortController().signal,
    };
    expect(chooseRoute(candidates, request)?.operationId).toBe(operationId);
    expect(chooseRoute([], request)).toBeUndefined();
  });
});
