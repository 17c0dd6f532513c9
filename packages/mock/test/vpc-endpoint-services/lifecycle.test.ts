import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { documentedRequest } from "../../src/spec/documented.js";
import {
  ACCEPTED,
  type EndpointServiceCloud,
  endpointServiceCloud,
  NOW_TEXT,
  PROJECT,
  SERVICE,
  WAITING,
} from "../support/vpc-endpoint-services.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AT_ONCE = { minDelayMs: 1, maxDelayMs: 2, deadlineMs: 2_000 };
const CREATE = documentedRequest(
  document,
  "createEndpointService",
  validators.createEndpointService.request,
);

let cloud: EndpointServiceCloud;

beforeEach(async () => {
  cloud = await endpointServiceCloud();
});
afterEach(() => cloud.close());

const at = (vpc_endpoint_service_id: string) => ({ path: { vpc_endpoint_service_id } });
const seed = at(SERVICE);

describe("the life of a service", () => {
  test("creates, waits for, shows, changes, renames and deletes it", async () => {
    const { client } = cloud;
    const created = await client.createEndpointService({ body: CREATE });
    expect(created).toEqual({
      ...CREATE,
      id: expect.stringMatching(UUID),
      pool_id: "5289d3c2-8882-4871-a3c2-d380272eed80",
      status: "creating",
      service_name: `cn-north-4.${created.id}`,
      project_id: PROJECT,
      created_at: NOW_TEXT,
      tcp_proxy: "close",
    });
    const own = at(created.id);
    const ready = await client.waitForEndpointServiceAvailable(own, AT_ONCE);
    expect(ready).toMatchObject({ id: created.id, status: "available", updated_at: NOW_TEXT });
    await client.updateEndpointService({ ...own, body: { description: "d" } });
    const renamed = await client.updateEndpointServiceName({
      ...own,
      body: { endpoint_service_name: "git" },
    });
    expect(renamed).toEqual({ endpoint_service_name: `cn-north-4.git.${created.id}` });
    expect(await client.listServiceDetails(own)).toMatchObject({
      description: "d",
      service_name: `cn-north-4.git.${created.id}`,
      supported_editions: ["basic"],
    });
    const deleted = await client.deleteEndpointService(own).withResponse();
    expect(deleted.status).toBe(204);
    await expect(client.listServiceDetails(own)).rejects.toMatchObject({
      status: 404,
      code: "EndPoint.0005",
    });
  });

  test("gives a new service the documented defaults, and keeps what is sent", async () => {
    const { approval_enabled: _, service_type: __, ...required } = CREATE;
    const body = {
      ...required,
      ports: [{ client_port: 1, server_port: 2 }],
      service_name: "git",
      tags: [{ key: "owner", value: "" }],
    };
    const created = await cloud.client.createEndpointService({ body });
    expect(created).toMatchObject({
      approval_enabled: true,
      service_type: "interface",
      tcp_proxy: "close",
      ports: [{ client_port: 1, server_port: 2, protocol: "TCP" }],
      service_name: `cn-north-4.git.${created.id}`,
      tags: [{ key: "owner", value: "" }],
    });
  });

  test("takes the short name away when a rename names none", async () => {
    const response = await cloud.client.updateEndpointServiceName({ ...seed, body: {} });
    expect(response.endpoint_service_name).toBe(`br-abc-aaa1.${SERVICE}`);
  });

  test("upgrades a service for professional endpoints, once", async () => {
    const { client } = cloud;
    const own = at((await client.createEndpointService({ body: CREATE })).id);
    for (const _ of [1, 2]) {
      expect((await client.upgradeEndpointService(own).withResponse()).status).toBe(204);
    }
    const { supported_editions } = await client.listServiceDetails(own);
    expect(supported_editions).toEqual(["basic", "profession"]);
  });

  test("takes further load balancers, the same one once", async () => {
    const { client, state } = cloud;
    const body = { server_resources: [{ resource_id: WAITING, availability_zone_id: "a" }] };
    for (const _ of [1, 2]) {
      const response = await client
        .addEndpointServiceServerResource({ ...seed, body })
        .withResponse();
      expect(response.status).toBe(204);
    }
    expect([...(state.serverResources.get(SERVICE)?.values() ?? [])]).toEqual(
      body.server_resources,
    );
  });
});

describe("what others see", () => {
  test("describes a service by its id and by its name", async () => {
    const { client } = cloud;
    const byId = await client.listServiceDescribeDetails({ query: { id: SERVICE } });
    expect(byId).toEqual({
      id: SERVICE,
      service_name: "test123",
      service_type: "interface",
      created_at: "2022-04-14T09:35:47Z",
      is_charge: true,
      public_border_group: "br-abc-aaa1",
    });
    const query = { endpoint_service_name: "OBS" };
    expect(await client.listServiceDescribeDetails({ query })).toEqual({
      id: "26391a76-546b-42a9-b2fc-496ec68c0e4d",
      service_name: "OBS",
      service_type: "gateway",
      created_at: "2019-03-28T09:30:27Z",
      is_charge: "true",
    });
  });

  test("lists the public services, newest first, by part of the name", async () => {
    const { client } = cloud;
    const all = await client.listServicePublicDetails();
    expect(all.endpoint_services.map((it) => it.service_name)).toEqual(["OBS", "test123"]);
    const query = { endpoint_service_name: "ob" };
    const found = await client.listServicePublicDetails({ query });
    expect(found).toMatchObject({ endpoint_services: [{ service_name: "OBS" }], total_count: 1 });
  });

  test("tells the quotas, all or of one kind", async () => {
    const { client } = cloud;
    expect(await client.listQuotaDetails()).toEqual({
      quotas: {
        resources: [
          { type: "endpoint", used: 0, quota: 150 },
          { type: "endpoint_service", used: 1, quota: 100 },
        ],
      },
    });
    const one = await client.listQuotaDetails({ query: { type: "endpoint_service" } });
    expect(one.quotas.resources.map(({ type }) => type)).toEqual(["endpoint_service"]);
  });
});

describe("connections", () => {
  const find = async (id: string) =>
    (await cloud.client.listServiceConnections({ ...seed, query: { id } })).connections[0];
  const decide = (action: "receive" | "reject", id: string) =>
    cloud.client.acceptOrRejectEndpoint({ ...seed, body: { action, endpoints: [id] } });

  test("accepts one that waits, which a waiter sees and the count of the service shows", async () => {
    const { client } = cloud;
    const before = (await client.listEndpointService()).endpoint_services[0]?.connection_count;
    const { connections } = await decide("receive", WAITING);
    expect(connections).toMatchObject([{ id: WAITING, status: "creating", updated_at: NOW_TEXT }]);
    const waited = { ...seed, query: { id: WAITING } };
    const ready = await client.waitForConnectionAccepted(waited, AT_ONCE);
    expect(ready.connections[0]?.status).toBe("accepted");
    const after = (await client.listEndpointService()).endpoint_services[0]?.connection_count;
    expect([before, after]).toEqual([4, 5]);
  });

  test("rejects one that is accepted, and accepts it again", async () => {
    await decide("reject", ACCEPTED);
    expect(await find(ACCEPTED)).toMatchObject({ status: "rejected" });
    await expect(
      cloud.client.waitForConnectionAccepted({ ...seed, query: { id: ACCEPTED } }, AT_ONCE),
    ).rejects.toThrow();
    await decide("receive", ACCEPTED);
    expect(await find(ACCEPTED)).toMatchObject({ status: "accepted" });
  });

  test("leaves a connection alone when the decision is not new", async () => {
    const before = await find(ACCEPTED);
    expect((await decide("receive", ACCEPTED)).connections).toEqual([before]);
  });

  test("changes descriptions but no state, and returns the newest first", async () => {
    const body = documentedRequest(
      document,
      "updateEndpointConnectionsDesc",
      validators.updateEndpointConnectionsDesc.request,
    );
    const { connections } = await cloud.client.updateEndpointConnectionsDesc({ ...seed, body });
    const [second, first] = body.connections;
    expect(connections).toMatchObject([
      { ...first, status: "accepted", updated_at: NOW_TEXT },
      { ...second, status: "accepted", updated_at: NOW_TEXT },
    ]);
    expect(await find(first?.id ?? "")).toMatchObject({ description: first?.description });
  });

  test("filters by state and by marker id", async () => {
    const { client } = cloud;
    const waiting = await client.listServiceConnections({
      ...seed,
      query: { status: "pendingAcceptance" },
    });
    expect(waiting.connections.map(({ id }) => id)).toEqual([WAITING]);
    const marked = await client.listServiceConnections({
      ...seed,
      query: { marker_id: "16777510" },
    });
    expect(marked.connections.map(({ id }) => id)).toEqual([ACCEPTED]);
  });
});

test("keeps projects apart", async () => {
  const { client, other } = cloud;
  const created = await client.createEndpointService({ body: CREATE });
  await client.acceptOrRejectEndpoint({
    ...seed,
    body: { action: "receive", endpoints: [WAITING] },
  });
  await client.addOrRemoveServicePermissions({
    ...seed,
    body: { action: "remove", permissions: ["*"] },
  });
  await expect(other.listServiceDetails(at(created.id))).rejects.toMatchObject({ status: 404 });
  const query = { status: "pendingAcceptance" } as const;
  expect((await other.listServiceConnections({ ...seed, query })).total_count).toBe(1);
  const whitelist = await other.listServicePermissionsDetails({ ...seed, query: {} });
  expect(whitelist.permissions?.map(({ permission }) => permission)).toContain("*");
});
