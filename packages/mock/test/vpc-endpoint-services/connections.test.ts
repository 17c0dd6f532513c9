import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { covers } from "../support/covers.js";
import {
  BASE,
  type EndpointServiceCloud,
  endpointServiceCloud,
  NOWHERE,
  SERVICE,
  VPC,
  WAITING,
} from "../support/vpc-endpoint-services.js";

let cloud: EndpointServiceCloud;

beforeEach(async () => {
  cloud = await endpointServiceCloud();
});
afterEach(() => cloud.close());

function setConnection(changes: object): void {
  const connection = cloud.state.connections.get(SERVICE)?.get(WAITING);
  if (connection) cloud.state.connections.get(SERVICE)?.set(WAITING, { ...connection, ...changes });
}

describe("decisions about connections", () => {
  const path = `${BASE}/${SERVICE}/connections`;

  test.each([
    ["action", { action: "accept", endpoints: [WAITING] }, 400, "0007"],
    ["two endpoints", { action: "receive", endpoints: [WAITING, NOWHERE] }, 400, "2031"],
    ["no endpoint", { action: "receive", endpoints: [] }, 400, "2031"],
    ["bad endpoint id", { action: "receive", endpoints: ["abc"] }, 400, "2017"],
    ["unknown endpoint", { action: "receive", endpoints: [NOWHERE] }, 404, "2006"],
  ])("%s", covers("vpc-endpoint-services.accept-or-reject"), async (_, body, status, code) => {
    const sent = cloud.send("POST", `${path}/action`, body);
    expect(await sent).toEqual({ status, code: `EndPoint.${code}` });
  });

  test(
    "rejects an endpoint of another service",
    covers("vpc-endpoint-services.accept-or-reject"),
    async () => {
      cloud.state.connections.set(VPC, new Map([[NOWHERE, { id: NOWHERE, status: "accepted" }]]));
      const rejected = { status: 400, code: "EndPoint.2013" };
      const sent = cloud.send("POST", `${path}/action`, { action: "reject", endpoints: [NOWHERE] });
      expect(await sent).toEqual(rejected);
      const connections = [{ id: NOWHERE, description: "d" }];
      expect(await cloud.send("PUT", `${path}/description`, { connections })).toEqual(rejected);
    },
  );

  test.each([
    ["creating", "2019"],
    ["deleting", "2018"],
    ["failed", "2047"],
  ])("rejects one that is %s", async (status, code) => {
    setConnection({ status });
    const response = await cloud.send("POST", `${path}/action`, {
      action: "receive",
      endpoints: [WAITING],
    });
    expect(response).toEqual({ status: 400, code: `EndPoint.${code}` });
  });

  test("describes all connections or none", async () => {
    const connections = [WAITING, NOWHERE].map((id) => ({ id, description: "new" }));
    const response = await cloud.send("PUT", `${path}/description`, { connections });
    expect(response).toEqual({ status: 404, code: "EndPoint.2006" });
    expect(cloud.state.connections.get(SERVICE)?.get(WAITING)?.description).toBeUndefined();
    const malformed = { connections: [{ id: "abc", description: "" }] };
    expect((await cloud.send("PUT", `${path}/description`, malformed)).code).toBe("EndPoint.2017");
  });
});
