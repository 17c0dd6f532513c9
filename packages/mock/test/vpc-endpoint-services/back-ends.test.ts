import { describe, expect, test } from "vitest";
import { createMockCloud, type MockCloudOptions } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { covers } from "../support/covers.js";
import { SERVICE } from "../support/vpc-endpoint-services.js";

const VPC = "00000000-0000-4000-8000-00000000000a";
const OTHER_VPC = "00000000-0000-4000-8000-00000000000b";
const PORT = "00000000-0000-4000-8000-00000000000c";
const SHARED = "00000000-0000-4000-8000-000000000001";
const DEDICATED = "00000000-0000-4000-8000-000000000002";
const OTHER_DEDICATED = "00000000-0000-4000-8000-000000000003";
const UNKNOWN = "00000000-0000-4000-8000-00000000000f";
const ports = [{ client_port: 80, server_port: 80 }];

/** A cloud in process with back ends in one VPC, and what a test does to services on them. */
function start(options: MockCloudOptions = {}, resources: object = {}) {
  const cloud = createMockCloud({ transitions: "instant", ...options });
  const balancer = (vip_port_id: string, guaranteed: boolean) => ({
    id: vip_port_id.replace(/^0/, "1"),
    vip_port_id,
    guaranteed,
    vpc_id: VPC,
  });
  cloud.seed({
    project_id: PROJECT,
    vpcs: [{ id: VPC }, { id: OTHER_VPC }],
    ports: [{ id: PORT, vpc_id: VPC }],
    load_balancers: [
      balancer(SHARED, false),
      balancer(DEDICATED, true),
      balancer(OTHER_DEDICATED, true),
    ],
    ...resources,
  });
  const { services } = clients(cloud);
  return {
    create: (port_id: string, vpc_id = VPC) =>
      services.createEndpointService({ body: { port_id, vpc_id, server_type: "LB", ports } }),
    update: (id: string, body: object) =>
      services.updateEndpointService({ path: { vpc_endpoint_service_id: id }, body }),
  };
}

const rejection = (code: string) => ({ status: 400, code: `EndPoint.${code}` });

describe("a back end", covers("vpc-endpoint-services.port-id"), () => {
  test("is any UUID, but not in another VPC than it is known to be in", async () => {
    const { create, update } = start();
    await create(UNKNOWN);
    await expect(create(PORT, OTHER_VPC)).rejects.toMatchObject(rejection("3042"));
    await expect(create(SHARED, OTHER_VPC)).rejects.toMatchObject(rejection("3042"));
    const { id } = await create(PORT);
    await update(id, { port_id: DEDICATED });
  });

  test("is a seeded one, if chosen so", async () => {
    const { create, update } = start({ behaviors: { "vpc-endpoint-services.port-id": "known" } });
    await expect(create(UNKNOWN)).rejects.toMatchObject(rejection("3008"));
    const { id } = await create(PORT);
    await expect(update(id, { port_id: UNKNOWN })).rejects.toMatchObject(rejection("3008"));
    await create(DEDICATED);
    // What is on another port already can still be described.
    await update(SERVICE, { description: "d" });
  });

  test("is exchanged for one of its kind", async () => {
    const { create, update } = start();
    const { id } = await create(DEDICATED);
    await update(id, { port_id: OTHER_DEDICATED });
    await expect(update(id, { port_id: SHARED })).rejects.toMatchObject({
      ...rejection("3054"),
      message: expect.stringContaining(
        " port_id: must be a dedicated load balancer, like the present one ",
      ),
    });
  });

  test("is exchanged for one of any kind, if chosen so", async () => {
    const { create, update } = start({
      behaviors: { "vpc-endpoint-services.port-id": "exchangeable" },
    });
    const { id } = await create(DEDICATED);
    expect((await update(id, { port_id: SHARED })).port_id).toBe(SHARED);
  });
});

describe(
  "a VPC with addresses that endpoints see",
  covers("vpc-endpoint-services.reserved-subnets"),
  () => {
    const overlapping = { subnets: [{ id: PORT, vpc_id: VPC, cidr: "198.19.200.0/24" }] };

    test("takes no service", async () => {
      const { create } = start({}, overlapping);
      await expect(create(PORT)).rejects.toMatchObject(rejection("0002"));
      await create(UNKNOWN, OTHER_VPC);
    });

    test("takes one, if chosen so", async () => {
      const { create } = start(
        { behaviors: { "vpc-endpoint-services.reserved-subnets": "taken" } },
        overlapping,
      );
      await create(PORT);
    });
  },
);
