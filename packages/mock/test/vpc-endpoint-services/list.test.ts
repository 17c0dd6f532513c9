import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import {
  type EndpointServiceCloud,
  endpointServiceCloud,
  SERVICE,
} from "../support/vpc-endpoint-services.js";

let cloud: EndpointServiceCloud;

beforeEach(async () => {
  cloud = await endpointServiceCloud();
});
afterEach(() => cloud.close());

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (day: number): string =>
  `${new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString().slice(0, 19)}Z`;
const idOf = (index: number): string =>
  `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** Puts services into the state, more than the quota allows; two are created on each day. */
function seedServices(count: number): string[] {
  const model = cloud.state.items.get(SERVICE);
  if (model === undefined) throw new Error("the documented service is missing");
  cloud.state.items.clear();
  return Array.from({ length: count }, (_, index) => {
    const id = idOf(index);
    const created_at = dayOf(Math.floor(index / 2));
    const service_name = `cn-north-4.s${index}.${id}`;
    cloud.state.items.set(id, { ...model, id, service_name, created_at, updated_at: created_at });
    return id;
  });
}

async function idsOf(query: Parameters<typeof cloud.client.listEndpointService>[0]) {
  const ids: string[] = [];
  for await (const { id } of cloud.client.listEndpointService.items(query)) ids.push(id);
  return ids;
}

describe("listEndpointService", () => {
  test.each([sized(97, 7), 1000])(
    "yields each of 5,000 services once in pages of %i",
    async (limit) => {
      const seeded = seedServices(5000);
      expect(await idsOf({ query: { limit } })).toEqual(seeded.reverse());
    },
    60_000,
  );

  test("has pages of ten, newest first, when nothing is asked for", async () => {
    const seeded = seedServices(25);
    const { endpoint_services, total_count } = await cloud.client.listEndpointService();
    expect(endpoint_services.map(({ id }) => id)).toEqual(seeded.reverse().slice(0, 10));
    expect(total_count).toBe(25);
  });

  test("sorts by either time in either direction", async () => {
    const seeded = seedServices(6);
    const first = cloud.state.items.get(seeded[0] ?? "");
    if (first === undefined) throw new Error("the first service is missing");
    cloud.state.items.set(first.id, { ...first, updated_at: dayOf(100) });
    expect(await idsOf({ query: { sort_dir: "asc" } })).toEqual(seeded);
    const [head] = await idsOf({ query: { sort_key: "update_at" } });
    expect(head).toBe(first.id);
    const tail = (await idsOf({ query: { sort_key: "update_at", sort_dir: "asc" } })).at(-1);
    expect(tail).toBe(first.id);
  });

  test("is empty past the end, and still tells the total", async () => {
    seedServices(3);
    const { endpoint_services, total_count } = await cloud.client.listEndpointService({
      query: { offset: 3 },
    });
    expect(endpoint_services).toEqual([]);
    expect(total_count).toBe(3);
  });

  test.each([
    [{ id: idOf(4) }, [4]],
    [{ endpoint_service_name: "S11." }, [11]],
    [{ status: "failed" as const }, [2]],
    [{ public_border_group: "other" }, [3]],
    [{ net_type: "vlan" as const }, [5]],
  ])("filters by %j", async (query, indexes) => {
    const seeded = seedServices(12);
    const change = (index: number, changes: object): void => {
      const service = cloud.state.items.get(seeded[index] ?? "");
      if (service) cloud.state.items.set(service.id, { ...service, ...changes });
    };
    change(2, { status: "failed", error: [{ code: "EndPoint.0001", message: "System error" }] });
    change(3, { public_border_group: "other" });
    change(5, { ip: "192.168.0.12" });
    const found = await cloud.client.listEndpointService({ query });
    expect(found.endpoint_services.map(({ id }) => id)).toEqual(indexes.map(idOf));
    expect(found.total_count).toBe(indexes.length);
    const vxlan = await cloud.client.listEndpointService({ query: { net_type: "vxlan" } });
    expect(vxlan.total_count).toBe(11);
  });
});

test("pages through connections and whitelists", async () => {
  const { client, state } = cloud;
  const path = { vpc_endpoint_service_id: SERVICE };
  const wanted = Array.from({ length: 1200 }, (_, index) => idOf(index));
  state.connections.set(SERVICE, new Map(wanted.map((id) => [id, { id, status: "accepted" }])));
  const created_at = dayOf(0);
  const entries = wanted.map((id) => ({ id, permission: `iam:domain::${id.slice(-12)}` }));
  state.whitelists.set(
    SERVICE,
    new Map(entries.map((entry) => [entry.permission, { ...entry, created_at }])),
  );
  const connections: string[] = [];
  for await (const { id } of client.listServiceConnections.items({ path, query: { limit: 100 } })) {
    connections.push(id);
  }
  const permissions: string[] = [];
  const query = { limit: 500 };
  for await (const { id } of client.listServicePermissionsDetails.items({ path, query })) {
    permissions.push(id);
  }
  expect(connections.sort()).toEqual(wanted);
  expect(permissions.sort()).toEqual(wanted);
});

test("shows why a service and a connection failed", async () => {
  const { client, state } = cloud;
  const path = { vpc_endpoint_service_id: SERVICE };
  const service = state.items.get(SERVICE);
  if (service === undefined) throw new Error("the documented service is missing");
  const error = [{ code: "EndPoint.0001", message: "System error" }];
  state.items.set(SERVICE, { ...service, status: "failed", error });
  expect(await client.listServiceDetails({ path })).toMatchObject({ status: "failed", error });
  const waiting = client.waitForEndpointServiceAvailable({ path }, { minDelayMs: 1 });
  await expect(waiting).rejects.toThrow(/failed/);
});
