import { afterEach, describe, expect, test } from "vitest";
import type { MockCloudOptions } from "../../src/context.js";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import {
  ACCEPTED,
  BASE,
  type EndpointServiceCloud,
  endpointServiceCloud,
  NOWHERE,
  PROJECT,
  SERVICE,
  WAITING,
} from "../support/vpc-endpoint-services.js";

const seed = { path: { vpc_endpoint_service_id: SERVICE } };
const at = (vpc_endpoint_service_id: string) => ({ path: { vpc_endpoint_service_id } });

let cloud: EndpointServiceCloud;
afterEach(() => cloud.close());

async function served(options: MockCloudOptions = {}) {
  cloud = await endpointServiceCloud(options);
  return cloud;
}

describe("port mappings that are alike", covers("vpc-endpoint-services.duplicate-ports"), () => {
  const ports = [
    { client_port: 1, server_port: 2 },
    { client_port: 1, server_port: 3 },
  ];

  test("are those with one client port and protocol", async () => {
    const { client } = await served();
    const call = client.updateEndpointService({ ...seed, body: { ports } });
    expect(await rejectionOf(call)).toMatchObject({ status: 400, code: "EndPoint.0002" });
  });

  test("may also share one server port, if configured", async () => {
    const { client } = await served({
      behaviors: { "vpc-endpoint-services.duplicate-ports": "whole" },
    });
    const { ports: kept } = await client.updateEndpointService({ ...seed, body: { ports } });
    expect(kept).toHaveLength(2);
    const [first] = ports;
    const again = [first, { ...first, protocol: "TCP" }] as typeof ports;
    const call = client.updateEndpointService({ ...seed, body: { ports: again } });
    expect(await rejectionOf(call)).toMatchObject({ status: 400, code: "EndPoint.0002" });
  });
});

describe("an unknown service", covers("vpc-endpoint-services.unknown-service"), () => {
  test.each([
    ["notFound", { status: 404, code: "EndPoint.0005" }],
    ["badRequest", { status: 400, code: "EndPoint.2003" }],
  ] as const)("gets %s, if chosen so", async (choice, rejection) => {
    const { client } = await served({
      behaviors: { "vpc-endpoint-services.unknown-service": choice },
    });
    expect(await rejectionOf(client.listServiceDetails(at(NOWHERE)))).toMatchObject(rejection);
    expect(await rejectionOf(client.deleteEndpointService(at(NOWHERE)))).toMatchObject(rejection);
    const described = client.listServiceDescribeDetails({ query: { id: NOWHERE } });
    expect(await rejectionOf(described)).toMatchObject(rejection);
  });
});

describe(
  "a description by id and name",
  covers("vpc-endpoint-services.describe-by-id-or-name"),
  () => {
    test.each([{}, { id: SERVICE, endpoint_service_name: "x" }])(
      "is rejected: %j",
      async (query) => {
        const { client } = await served();
        const call = client.listServiceDescribeDetails({ query });
        expect(await rejectionOf(call)).toMatchObject({ status: 400, code: "EndPoint.0002" });
      },
    );

    test("goes by the id, if chosen so", async () => {
      const { client } = await served({
        behaviors: { "vpc-endpoint-services.describe-by-id-or-name": "id" },
      });
      const query = { id: SERVICE, endpoint_service_name: "x" };
      expect((await client.listServiceDescribeDetails({ query })).id).toBe(SERVICE);
      const none = client.listServiceDescribeDetails({ query: {} });
      expect(await rejectionOf(none)).toMatchObject({ status: 400, code: "EndPoint.0002" });
    });
  },
);

describe(
  "an endpoint connects",
  covers("vpc-endpoint-services.whitelist-access", "vpc-endpoint-services.connection-states"),
  () => {
    const STRANGER = "00000000000000000000000000000001";
    const target = { projectId: PROJECT, serviceId: SERVICE };

    test("of its own account without an entry, and waits where approval is asked for", async () => {
      const { client, endpoints } = await served();
      await client.updateEndpointService({ ...seed, body: { approval_enabled: true } });
      const { id, status } = endpoints.connect({ ...target, description: "build" });
      expect(status).toBe("pendingAcceptance");
      const query = { id };
      const { connections } = await client.listServiceConnections({ ...seed, query });
      expect(connections).toMatchObject([{ id, status, description: "build" }]);
    });

    test("without approval is creating, then accepted", async () => {
      const { client, clock, endpoints } = await served({ transitions: "timed" });
      await client.updateEndpointService({ ...seed, body: { approval_enabled: false } });
      const { id, status } = endpoints.connect(target);
      const query = { id };
      const find = async () =>
        (await client.listServiceConnections({ ...seed, query })).connections[0]?.status;
      expect([status, await find()]).toEqual(["creating", "creating"]);
      clock.advance(2_000);
      expect(await find()).toBe("accepted");
      endpoints.remove({ ...target, id });
      expect(await find()).toBe("deleting");
      clock.advance(2_000);
      expect(await find()).toBeUndefined();
    });

    test("of another account only if the whitelist names it, or all", async () => {
      const { client, endpoints, state } = await served();
      // The documented one admits all.
      state.whitelists.delete(SERVICE);
      const connect = () => endpoints.connect({ ...target, domainId: STRANGER });
      expect(connect).toThrow(/domainId: account 0+1 is not on the whitelist/);
      const entry = `iam:domain::${STRANGER}`;
      const add = (permission: string) =>
        client.addOrRemoveServicePermissions({
          ...seed,
          body: { action: "add", permissions: [permission] },
        });
      await add(entry);
      expect(connect().domain_id).toBe(STRANGER);
      state.whitelists.delete(SERVICE);
      expect(connect).toThrow(/whitelist/);
      await add("*");
      expect(connect().domain_id).toBe(STRANGER);
    });

    test.each([
      [{ ...target, serviceId: NOWHERE }, /serviceId: no service/],
      [{ ...target, id: "x" }, /id: must be a UUID/],
      [{ ...target, id: ACCEPTED }, /id: there is an endpoint/],
    ])("not by %j", async (endpoint, message) => {
      const { endpoints } = await served();
      expect(() => endpoints.connect(endpoint)).toThrow(message);
    });

    test("not to a service that is not available, and none is removed that is not there", async () => {
      const { endpoints, state } = await served();
      const service = state.items.get(SERVICE);
      if (service === undefined) throw new Error("the seed is missing");
      state.items.set(SERVICE, { ...service, status: "failed" });
      expect(() => endpoints.connect(target)).toThrow(/is failed, not available/);
      expect(() => endpoints.remove({ ...target, id: NOWHERE })).toThrow(/has no endpoint/);
    });
  },
);

test(
  "services of the operator are seen, and not changed",
  covers("vpc-endpoint-services.operator-services"),
  async () => {
    const { client, other } = await served();
    const { endpoint_services: seen } = await client.listServicePublicDetails();
    expect(seen.length).toBeGreaterThan(0);
    expect((await other.listServicePublicDetails()).endpoint_services).toEqual(seen);
    const own = at(seen[0]?.id ?? "");
    expect(await rejectionOf(client.deleteEndpointService(own))).toMatchObject({ status: 404 });
    const rename = client.updateEndpointService({ ...own, body: { description: "d" } });
    expect(await rejectionOf(rename)).toMatchObject({ status: 404 });
  },
);

describe("an offset past the end", covers("vpc-endpoint-services.offset-past-end"), () => {
  const lists = [
    BASE,
    `${BASE}/public`,
    `${BASE}/${SERVICE}/connections`,
    `${BASE}/${SERVICE}/permissions`,
  ];

  test.each(lists)("gets an empty page from %s", async (path) => {
    const { send } = await served();
    expect((await send("GET", `${path}?offset=1000`)).status).toBe(200);
  });

  test.each(lists)("is rejected, if chosen so, by %s", async (path) => {
    const { send, state } = await served({
      behaviors: { "vpc-endpoint-services.offset-past-end": "reject" },
    });
    const response = await send("GET", `${path}?offset=1000`);
    expect(response).toEqual({ status: 400, code: "EndPoint.0010" });
    expect((await send("GET", `${path}?offset=0`)).status).toBe(200);
    state.items.clear();
    expect((await send("GET", `${BASE}?offset=0`)).status).toBe(200);
  });
});

describe("a body that is missing, or null", covers("vpc-endpoint-services.missing-body"), () => {
  test.each([null, undefined])("is unreadable: %j", async (body) => {
    const { send } = await served();
    expect(await send("PUT", `${BASE}/${SERVICE}`, body)).toMatchObject({ status: 400 });
  });

  test.each([null, undefined])("gets 504, if chosen so: %j", async (body) => {
    const { send } = await served({
      behaviors: { "vpc-endpoint-services.missing-body": "gatewayTimeout" },
    });
    const response = await send("PUT", `${BASE}/${SERVICE}`, body);
    expect(response).toEqual({ status: 504, code: "EndPoint.0011" });
    expect((await send("PUT", `${BASE}/${SERVICE}`, {})).status).toBe(200);
    expect((await send("PUT", `${BASE}/${SERVICE}`, [])).status).toBe(400);
  });
});

test(
  "the service throttles under 400, where it is told to",
  covers("vpc-endpoint-services.throttling"),
  async () => {
    const { send } = await served();
    const headers = { Prefer: "code=400, example=tooManyRequests" };
    const response = await send("GET", BASE, undefined, headers);
    expect(response).toEqual({ status: 400, code: "EndPoint.0022" });
  },
);

test(
  "takes 20 load balancers a call, and no more",
  covers("vpc-endpoint-services.reserved-subnets"),
  async () => {
    const { send } = await served();
    const resource = (_: unknown, index: number) => ({
      resource_id: `00000000-0000-4000-8000-0000000000${10 + index}`,
      availability_zone_id: "a",
    });
    const path = `/v2/${PROJECT}/vpc-endpoint-services/${SERVICE}/add-server-resources`;
    const body = (length: number) => ({ server_resources: Array.from({ length }, resource) });
    expect((await send("POST", path, body(21))).status).toBe(400);
    expect((await send("POST", path, body(20))).status).toBe(204);
  },
);

test(
  "describing a connection does not change its state",
  covers("vpc-endpoint-services.describe-connection"),
  async () => {
    const { client } = await served();
    const body = { connections: [{ id: WAITING, description: "d" }] };
    const { connections } = await client.updateEndpointConnectionsDesc({ ...seed, body });
    expect(connections).toMatchObject([{ id: WAITING, status: "pendingAcceptance" }]);
  },
);

test(
  "an upgrade adds the professional edition",
  covers("vpc-endpoint-services.upgrade"),
  async () => {
    const { client } = await served();
    await client.upgradeEndpointService(seed);
    const { supported_editions } = await client.listServiceDetails(seed);
    expect(supported_editions).toContain("profession");
  },
);
