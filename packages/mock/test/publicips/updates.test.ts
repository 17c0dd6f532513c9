import { describe, expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { unbound } from "../../src/apis/publicips/publicip.js";
import { updatePublicip } from "../../src/apis/publicips/updatePublicip.js";
import { Store } from "../../src/state/store.js";
import { callOn } from "../support/call.js";
import { PUBLICIP_ID, publicipCase } from "../support/cases.js";
import { errorOf, type TestCloud, testCloud } from "../support/cloud.js";
import { covers } from "../support/covers.js";

const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const OTHER_PORT = "a135e9b8-1630-40d2-a6c5-eb534a61efbe";

const update = (publicip: object) => ({ body: { publicip } });
const bind = (port_id: string) => update({ port_id });

async function bound(): Promise<TestCloud["send"]> {
  const { send } = testCloud();
  expect((await send(publicipCase, bind(PORT))).status).toBe(200);
  return send;
}

describe("unbinds with", covers("publicips.unbind"), () => {
  test.each([
    ["an empty object", {}],
    ["an empty port_id", { port_id: "" }],
  ])("%s", async (_, option) => {
    const send = await bound();
    const { status, body } = await send(publicipCase, update(option));
    expect(status).toBe(200);
    expect(body.publicip).toMatchObject({ status: "DOWN", alias: "tom" });
    // 4.8: gone, not null.
    expect(body.publicip).not.toHaveProperty("port_id");
    expect(body.publicip).not.toHaveProperty("private_ip_address");
  });
});

test("rejects a port that cannot exist", covers("publicips.bind"), async () => {
  const { send } = testCloud();
  const response = await send(publicipCase, bind("no-such-port"));
  expect(response.status).toBe(400);
  expect(errorOf(response)).toEqual({
    code: "VPC.0501",
    message: "publicip.port_id: no port no-such-port",
  });
});

test(
  "rejects binding a bound EIP to another port, but not to the same",
  covers("publicips.one-port-one-eip"),
  async () => {
    const send = await bound();
    const other = await send(publicipCase, bind(OTHER_PORT));
    expect(other.status).toBe(409);
    expect(errorOf(other)).toEqual({
      code: "VPC.0510",
      message: `The EIP is already bound to port ${PORT}`,
    });
    expect((await send(publicipCase, bind(PORT))).status).toBe(200);
  },
);

test("binds to another port after unbinding", covers("publicips.one-port-one-eip"), async () => {
  const send = await bound();
  await send(publicipCase, update({}));
  const { body } = await send(publicipCase, bind(OTHER_PORT));
  expect(body.publicip).toMatchObject({ status: "ACTIVE", port_id: OTHER_PORT });
});

test(
  "takes unbinding what is not bound as no change",
  covers("publicips.unbind-unbound"),
  async () => {
    const { send } = testCloud();
    const { status, body } = await send(publicipCase, update({}));
    expect(status).toBe(200);
    expect(body.publicip).toMatchObject({ status: "DOWN" });
  },
);

test(
  "renames without unbinding, and ignores a port_id next to alias",
  covers("publicips.alias"),
  async () => {
    const send = await bound();
    const renamed = await send(publicipCase, update({ alias: "web" }));
    expect(renamed.body.publicip).toMatchObject({ alias: "web", status: "ACTIVE", port_id: PORT });
    const both = await send(publicipCase, update({ alias: "web2", port_id: OTHER_PORT }));
    expect(both.body.publicip).toMatchObject({ alias: "web2", status: "ACTIVE", port_id: PORT });
    const blank = await send(publicipCase, update({ alias: "web3", port_id: "" }));
    expect(blank.body.publicip).toMatchObject({ alias: "web3", status: "ACTIVE", port_id: PORT });
  },
);

test(
  "converts to IPv6 and back and keeps the binding",
  covers("publicips.ip-version"),
  async () => {
    const send = await bound();
    const six = await send(publicipCase, update({ ip_version: 6 }));
    expect(six.body.publicip).toMatchObject({
      ip_version: 6,
      public_ipv6_address: expect.stringContaining(":"),
      port_id: PORT,
    });
    const four = await send(publicipCase, update({ ip_version: 4 }));
    expect(four.body.publicip).toMatchObject({ ip_version: 4, port_id: PORT });
    expect(four.body.publicip).not.toHaveProperty("public_ipv6_address");
  },
);

test.each([PORT, ""])(
  "rejects ip_version together with port_id %j",
  covers("publicips.ip-version"),
  async (port_id) => {
    const { send } = testCloud();
    const response = await send(publicipCase, update({ ip_version: 6, port_id }));
    expect(response.status).toBe(400);
    expect(errorOf(response)).toEqual({
      code: "VPC.0501",
      message: "publicip.ip_version: cannot be given together with port_id",
    });
  },
);

test(
  "shows port and private address once bound, the same ones for the same port",
  covers("publicips.binding-members"),
  async () => {
    const send = await bound();
    await send(publicipCase, update({}));
    const first = await send(publicipCase, bind(OTHER_PORT));
    await send(publicipCase, update({}));
    const second = await send(publicipCase, bind(OTHER_PORT));
    expect(first.body).toEqual(second.body);
    expect(first.body.publicip).toMatchObject({
      private_ip_address: expect.stringMatching(/^192\.168\.\d{1,3}\.\d{1,3}$/),
    });
  },
);

test("rejects a project that is not the caller's own", covers("common.project-scope"), async () => {
  const { cloud, send } = testCloud();
  const headers = {
    "content-type": "application/json",
    "x-auth-token": cloud.credentials.token,
    "x-project-id": "0123456789abcdef0123456789abcdef",
  };
  const response = await send(publicipCase, { headers });
  expect(response.status).toBe(400);
  expect(errorOf(response).code).toBe("VPC.0007");
});

// States that no request reaches, so these go to the handler.
describe("with two EIPs", () => {
  const SECOND = "11111111-2222-4333-8444-555555555555";
  const setUp = () => {
    const project = new Store(apis).project({ region: "r", id: publicipCase.projectId });
    const { items } = project.publicips;
    const first = items.get(PUBLICIP_ID);
    if (first === undefined) throw new Error("the seed is missing");
    items.put({ ...unbound(first), id: SECOND });
    const send = (publicip_id: string, publicip: object) =>
      updatePublicip.handle({ ...callOn(project), path: { publicip_id }, body: { publicip } });
    return { items, send };
  };

  test(
    "rejects a port that another EIP has, until it is free",
    covers("publicips.one-port-one-eip"),
    () => {
      const { send } = setUp();
      expect(send(PUBLICIP_ID, { port_id: PORT })).toMatchObject({ status: 200 });
      expect(send(SECOND, { port_id: PORT })).toMatchObject({ rejection: "portInUse" });
      expect(send(PUBLICIP_ID, {})).toMatchObject({ status: 200 });
      expect(send(SECOND, { port_id: PORT })).toMatchObject({ status: 200 });
    },
  );

  test("does not unbind from a load balancer", covers("publicips.unbind-load-balancer"), () => {
    const { items, send } = setUp();
    const second = items.get(SECOND);
    if (second === undefined) throw new Error("the seed is missing");
    items.put({ ...second, status: "ELB", port_id: PORT });
    expect(send(SECOND, { port_id: "" })).toMatchObject({
      body: { publicip: { status: "ELB", port_id: PORT } },
    });
  });
});
