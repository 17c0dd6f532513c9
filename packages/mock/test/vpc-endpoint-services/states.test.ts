import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { afterEach, describe, expect, test } from "vitest";
import type { MockCloudOptions } from "../../src/context.js";
import { documentedRequest } from "../../src/spec/documented.js";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import {
  type EndpointServiceCloud,
  endpointServiceCloud,
  SERVICE,
  WAITING,
} from "../support/vpc-endpoint-services.js";

const CREATE = documentedRequest(
  document,
  "createEndpointService",
  validators.createEndpointService.request,
);
const seed = { path: { vpc_endpoint_service_id: SERVICE } };
const at = (vpc_endpoint_service_id: string) => ({ path: { vpc_endpoint_service_id } });

let cloud: EndpointServiceCloud;
afterEach(() => cloud.close());

async function served(options: MockCloudOptions = {}) {
  cloud = await endpointServiceCloud(options);
  return cloud;
}

describe("states move by the clock", () => {
  test(
    "a service is creating for 90 seconds, then available",
    covers("vpc-endpoint-services.service-states", "vpc-endpoint-services.busy-service"),
    async () => {
      const { client, clock } = await served({ transitions: "timed" });
      const created = await client.createEndpointService({ body: CREATE });
      expect(created.status).toBe("creating");
      const own = at(created.id);
      const rename = () => client.updateEndpointService({ ...own, body: { description: "d" } });
      expect(await rejectionOf(rename())).toMatchObject({ status: 400, code: "EndPoint.3045" });
      expect(await rejectionOf(client.deleteEndpointService(own))).toMatchObject({
        code: "EndPoint.3045",
      });
      clock.advance(89_999);
      expect((await client.listServiceDetails(own)).status).toBe("creating");
      clock.advance(1);
      expect((await client.listServiceDetails(own)).status).toBe("available");
      expect((await rename()).description).toBe("d");
    },
  );

  test(
    "a deleted service is deleting, takes no change, and is then unknown",
    covers("vpc-endpoint-services.service-states"),
    async () => {
      const { client, clock, state } = await served({ transitions: "timed" });
      state.connections.delete(SERVICE);
      await client.deleteEndpointService(seed);
      expect((await client.listServiceDetails(seed)).status).toBe("deleting");
      expect(await rejectionOf(client.deleteEndpointService(seed))).toMatchObject({
        code: "EndPoint.3045",
      });
      clock.advance(10_000);
      expect(await rejectionOf(client.listServiceDetails(seed))).toMatchObject({ status: 404 });
      expect(state.whitelists.has(SERVICE)).toBe(false);
    },
  );

  test(
    "an accepted connection is creating before it is accepted, and counts at once",
    covers("vpc-endpoint-services.connection-states", "vpc-endpoint-services.connection-count"),
    async () => {
      const { client, clock } = await served({ transitions: "timed" });
      const find = async () =>
        (await client.listServiceConnections({ ...seed, query: { id: WAITING } })).connections[0];
      const count = async () => (await client.listEndpointService()).endpoint_services[0];
      const before = (await count())?.connection_count ?? 0;
      const decide = (action: "receive" | "reject") =>
        client.acceptOrRejectEndpoint({ ...seed, body: { action, endpoints: [WAITING] } });
      const { connections } = await decide("receive");
      expect(connections[0]?.status).toBe("creating");
      expect(await rejectionOf(decide("reject"))).toMatchObject({ status: 400 });
      // 5.15: creating and accepted ones count.
      expect((await count())?.connection_count).toBe(before + 1);
      clock.advance(2_000);
      expect((await find())?.status).toBe("accepted");
      expect((await count())?.connection_count).toBe(before + 1);
      await decide("reject");
      expect((await find())?.status).toBe("rejected");
      expect((await count())?.connection_count).toBe(before);
    },
  );
});
