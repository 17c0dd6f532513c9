import type { components } from "@hcnet/vpc-endpoint-services/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import {
  BASE,
  type EndpointServiceCloud,
  endpointServiceCloud,
  NOWHERE,
  PROJECT,
  SERVICE,
  VPC,
  WAITING,
} from "../support/vpc-endpoint-services.js";

const CREATE: components["schemas"]["CreateEndpointServiceRequestBody"] = {
  port_id: NOWHERE,
  vpc_id: VPC,
  server_type: "VM",
  ports: [{ client_port: 8080, server_port: 80 }],
};
const mappings = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ client_port: index + 1, server_port: index + 1 }));
const tags = (...keys: (string | undefined)[]) =>
  keys.map((key) => (key === undefined ? { value: "v" } : { key }));
let cloud: EndpointServiceCloud;

beforeEach(async () => {
  cloud = await endpointServiceCloud();
});
afterEach(() => cloud.close());

const seed = { path: { vpc_endpoint_service_id: SERVICE } };
const unknown = { path: { vpc_endpoint_service_id: NOWHERE } };

function setService(changes: object): void {
  const service = cloud.state.items.get(SERVICE);
  if (service) cloud.state.items.set(SERVICE, { ...service, ...changes });
}

describe("creation", () => {
  test.each([
    ["repeated mapping", { ports: [{ client_port: 1 }, { client_port: 1 }] }, "0002"],
    ["too many mappings", { ports: mappings(201) }, "3074"],
    ["port", { ports: [{ client_port: 0 }] }, "3043"],
    ["protocol", { ports: [{ client_port: 1, protocol: "UDP" }] }, "3075"],
    ["name", { service_name: "a b" }, "1003"],
    ["long name", { service_name: "x".repeat(17) }, "1003"],
    ["description", { description: "<b>" }, "0002"],
    ["port id", { port_id: "abc" }, "3063"],
    ["empty port id", { port_id: "" }, "3063"],
    ["VPC id", { vpc_id: "abc" }, "0020"],
    ["server type", { server_type: "BMS" }, "3021"],
    ["gateway", { service_type: "gateway" }, "0002"],
    ["tag without a key", { tags: tags(undefined) }, "3066"],
    ["tag with an empty key", { tags: tags("") }, "3066"],
    ["repeated tag", { tags: tags("a", "a") }, "3067"],
    ["system tag", { tags: tags("_sys_a") }, "3068"],
    ["blank at an end of a tag", { tags: tags(" a") }, "3068"],
    ["character in a tag", { tags: tags("a?") }, "3068"],
    ["character in a value", { tags: [{ key: "a", value: "?" }] }, "3068"],
    ["too many tags", { tags: tags(...Array.from("abcdefghijklmnopqrstu")) }, "3069"],
    ["long key", { tags: tags("x".repeat(129)) }, "3072"],
    ["long value", { tags: [{ key: "a", value: "x".repeat(256) }] }, "3073"],
    ["IPv6 without a network", { ip_version: "ipv6" }, "0002"],
    ["unknown member", { pool_id: VPC }, "0002"],
  ])(
    "%s",
    covers(
      "vpc-endpoint-services.duplicate-ports",
      "vpc-endpoint-services.ports-per-request",
      "vpc-endpoint-services.port-range",
      "vpc-endpoint-services.service-name",
      "vpc-endpoint-services.description",
      "vpc-endpoint-services.port-id",
      "vpc-endpoint-services.server-type",
      "vpc-endpoint-services.tags",
      "vpc-endpoint-services.snat-network-id",
    ),
    async (_, changes, code) => {
      const body = { ...CREATE, ...changes };
      expect(await cloud.send("POST", BASE, body)).toEqual({
        status: 400,
        code: `EndPoint.${code}`,
      });
    },
  );

  test(
    "rejects a mapping that is taken, and a port of another VPC",
    covers("vpc-endpoint-services.shared-server-ports", "vpc-endpoint-services.port-id"),
    async () => {
      const { client } = cloud;
      await client.createEndpointService({ body: CREATE });
      const again = { ...CREATE, ports: [{ client_port: 1, server_port: 80 }] };
      expect(await rejectionOf(client.createEndpointService({ body: again }))).toMatchObject({
        status: 400,
        code: "EndPoint.3044",
      });
      const elsewhere = { ...CREATE, vpc_id: NOWHERE, ports: [{ server_port: 81 }] };
      expect(await rejectionOf(client.createEndpointService({ body: elsewhere }))).toMatchObject({
        status: 400,
        code: "EndPoint.3042",
      });
      const moved = { ...seed, body: { port_id: NOWHERE } };
      setService({ vpc_id: SERVICE });
      expect(await rejectionOf(client.updateEndpointService(moved))).toMatchObject({
        code: "EndPoint.3042",
      });
    },
  );

  test("rejects more services than the quota", covers("vpc-endpoint-services.quotas"), async () => {
    const { client } = cloud;
    const bodies = mappings(99).map((port) => ({ ...CREATE, ports: [port] }));
    for (const body of bodies) await client.createEndpointService({ body });
    const one = { ...CREATE, ports: [{ server_port: 100 }] };
    expect(await rejectionOf(client.createEndpointService({ body: one }))).toEqual({
      status: 400,
      code: "Endpoint.1018",
      message: expect.stringContaining(" The quota of 100 endpoint services is used up "),
    });
  });
});

describe("an unknown service", () => {
  const id = { permission_id: NOWHERE };
  const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["show", () => cloud.client.listServiceDetails(unknown)],
    ["update", () => cloud.client.updateEndpointService({ ...unknown, body: {} })],
    ["delete", () => cloud.client.deleteEndpointService(unknown)],
    ["rename", () => cloud.client.updateEndpointServiceName({ ...unknown, body: {} })],
    ["describe", () => cloud.client.listServiceDescribeDetails({ query: { id: NOWHERE } })],
    ["connections", () => cloud.client.listServiceConnections(unknown)],
    [
      "decision",
      () =>
        cloud.client.acceptOrRejectEndpoint({
          ...unknown,
          body: { action: "receive", endpoints: [WAITING] },
        }),
    ],
    [
      "descriptions",
      () => cloud.client.updateEndpointConnectionsDesc({ ...unknown, body: { connections: [] } }),
    ],
    ["whitelist", () => cloud.client.listServicePermissionsDetails(unknown)],
    [
      "action",
      () =>
        cloud.client.addOrRemoveServicePermissions({
          ...unknown,
          body: { action: "add", permissions: ["*"] },
        }),
    ],
    [
      "batch add",
      () =>
        cloud.client.batchAddEndpointServicePermissions({
          ...unknown,
          body: { permissions: [{ permission: "*", description: "" }] },
        }),
    ],
    [
      "batch remove",
      () =>
        cloud.client.batchRemoveEndpointServicePermissions({
          ...unknown,
          body: { permissions: [{ id: NOWHERE }] },
        }),
    ],
    [
      "entry",
      () =>
        cloud.client.updateEndpointServicePermissionDesc({
          path: { ...unknown.path, ...id },
          body: { permission: { description: "" } },
        }),
    ],
    ["upgrade", () => cloud.client.upgradeEndpointService(unknown)],
    [
      "resources",
      () =>
        cloud.client.addEndpointServiceServerResource({
          ...unknown,
          body: { server_resources: [{ resource_id: NOWHERE }] },
        }),
    ],
  ];
  test.each(calls)("%s", covers("vpc-endpoint-services.unknown-service"), async (_, call) => {
    const { status, code, message } = await rejectionOf(call());
    expect({ status, code }).toEqual({ status: 404, code: "EndPoint.0005" });
    expect(message).toContain(NOWHERE);
  });
});

describe("states", () => {
  test.each(["creating", "deleting", "failed"])(
    "no change while %s",
    covers("vpc-endpoint-services.busy-service"),
    async (status) => {
      const { client } = cloud;
      setService({ status });
      const body = { server_resources: [{ resource_id: NOWHERE }] };
      for (const call of [
        () => client.updateEndpointService({ ...seed, body: { description: "d" } }),
        () => client.updateEndpointServiceName({ ...seed, body: {} }),
        () => client.upgradeEndpointService(seed),
        () => client.addEndpointServiceServerResource({ ...seed, body }),
      ]) {
        expect(await rejectionOf(call())).toMatchObject({ status: 400, code: "EndPoint.3045" });
      }
    },
  );

  test(
    "deletes a failed service, but none that is on its way",
    covers("vpc-endpoint-services.busy-service"),
    async () => {
      cloud.state.connections.clear();
      setService({ status: "deleting" });
      const deletion = rejectionOf(cloud.client.deleteEndpointService(seed));
      expect((await deletion).code).toBe("EndPoint.3045");
      setService({ status: "failed" });
      await cloud.client.deleteEndpointService(seed);
      expect(await rejectionOf(cloud.client.listServiceDetails(seed))).toMatchObject({
        status: 404,
      });
    },
  );

  test.each([
    ["accepted", false],
    ["creating", false],
    ["pendingAcceptance", true],
    ["rejected", true],
    ["failed", true],
  ])(
    "a connection that is %s lets the service be deleted: %s",
    covers("vpc-endpoint-services.delete-with-connections"),
    async (status, allowed) => {
      const connection = { id: WAITING, status };
      cloud.state.connections.set(SERVICE, new Map([[WAITING, connection]]));
      const call = cloud.client.deleteEndpointService(seed);
      if (allowed) await call;
      else expect(await rejectionOf(call)).toMatchObject({ status: 400, code: "EndPoint.3006" });
    },
  );
});

describe("queries", () => {
  const connections = `/${SERVICE}/connections`;

  test.each([
    ["describe by nothing", "/describe", "0002"],
    ["describe by both", "/describe?id=a&endpoint_service_name=b", "0002"],
    ["limit", "?limit=0", "0006"],
    ["large limit", "/public?limit=1001", "0006"],
    ["limit of the whitelist", `/${SERVICE}/permissions?limit=501`, "0006"],
    ["offset", "?offset=-1", "0010"],
    ["sort key", "?sort_key=created_at", "0017"],
    ["sort direction", "/public?sort_dir=up", "0018"],
    ["state", "?status=gone", "0019"],
    ["state of connections", `${connections}?status=creating`, "0019"],
    ["marker id", `${connections}?marker_id=abc`, "0021"],
    ["network type", "?net_type=lan", "0002"],
  ])(
    "%s",
    covers("vpc-endpoint-services.describe-by-id-or-name", "vpc-endpoint-services.paging"),
    async (_, query, code) => {
      const response = await cloud.send("GET", `${BASE}${query}`);
      expect(response).toEqual({ status: 400, code: `EndPoint.${code}` });
    },
  );

  test("rejects a kind that has no quota", async () => {
    const response = await cloud.send("GET", `/v1/${PROJECT}/quotas?type=vpc`);
    expect(response).toEqual({ status: 400, code: "EndPoint.0002" });
  });

  test("rejects a project id and a service id that are none", async () => {
    expect(await cloud.send("GET", "/v1/a_b/vpc-endpoint-services")).toEqual({
      status: 400,
      code: "EndPoint.0014",
    });
    expect(await cloud.send("GET", `${BASE}/abc`)).toEqual({ status: 400, code: "EndPoint.0002" });
  });
});
