import { describe, expect, test } from "vitest";
import { serviceCase } from "../support/cases.js";
import { errorOf, testCloud } from "../support/cloud.js";
import { covers } from "../support/covers.js";

const UUID = "7b1f4d0e-2c9a-4f6b-8e53-91d7c0a4be26";

test(
  "changes only what is there, without the default of a creation",
  covers("vpc-endpoint-services.partial-update"),
  async () => {
    const { send } = testCloud();
    const { body } = await send(serviceCase, { body: { description: "d" } });
    expect(body).toMatchObject({ approval_enabled: false, service_name: "test123" });
    expect(body.ports).toHaveLength(2);
  },
);

test(
  "takes an empty object as no change",
  covers("vpc-endpoint-services.partial-update"),
  async () => {
    const { send } = testCloud();
    const before = await send(serviceCase);
    expect((await send(serviceCase, { body: {} })).body).toEqual(before.body);
  },
);

test(
  "replaces the whole list of port mappings, and fills in the protocol",
  covers("vpc-endpoint-services.ports-replaced"),
  async () => {
    const { send } = testCloud();
    const one = await send(serviceCase, { body: { ports: [{ client_port: 1, server_port: 2 }] } });
    expect(one.body.ports).toEqual([{ client_port: 1, server_port: 2, protocol: "TCP" }]);
    const none = await send(serviceCase, { body: { ports: [] } });
    expect(none.body.ports).toEqual([]);
  },
);

test.each([
  [[{ client_port: 1 }, { client_port: 1 }], "ports[1]: repeats ports[0]"],
  [
    [
      { client_port: 1, server_port: 2 },
      { client_port: 3 },
      { client_port: 1, server_port: 2, protocol: "TCP" },
    ],
    "ports[2]: repeats client port and protocol of ports[0]",
  ],
  [
    [
      { client_port: 1, server_port: 2 },
      { client_port: 1, server_port: 3 },
    ],
    "ports[1]: repeats client port and protocol of ports[0]",
  ],
  [
    [{ server_port: 2 }, { server_port: 2, protocol: "TCP" }],
    "ports[1]: repeats client port and protocol of ports[0]",
  ],
])(
  "rejects repeated mappings %j",
  covers("vpc-endpoint-services.duplicate-ports"),
  async (ports, message) => {
    const { send } = testCloud();
    const response = await send(serviceCase, { body: { ports } });
    expect(response.status).toBe(400);
    expect(errorOf(response)).toEqual({ code: "EndPoint.0002", message });
  },
);

test("takes 200 mappings", covers("vpc-endpoint-services.ports-per-request"), async () => {
  const { send } = testCloud();
  const ports = Array.from({ length: 200 }, (_, index) => ({ client_port: index + 1 }));
  expect((await send(serviceCase, { body: { ports } })).status).toBe(200);
});

test("takes an empty name", covers("vpc-endpoint-services.service-name"), async () => {
  const { send } = testCloud();
  const { body } = await send(serviceCase, { body: { service_name: "" } });
  expect(body.service_name).toBe("");
});

test("moves to another port", covers("vpc-endpoint-services.port-id"), async () => {
  const { send } = testCloud();
  const { body } = await send(serviceCase, { body: { port_id: UUID } });
  expect(body.port_id).toBe(UUID);
});

test.each([
  [{ port_id: "abc" }, "EndPoint.3063", "port_id: must be a UUID"],
  [{ vip_port_id: "abc" }, "EndPoint.3051", "vip_port_id: must be a UUID"],
  [{ ip: "10.0.0.1", port_id: UUID }, "EndPoint.3052", "ip: cannot be given together with port"],
  [{ ip: "10.0.0.1", vip_port_id: UUID }, "EndPoint.3053", "ip: cannot be given together with vi"],
  [{ vip_port_id: UUID }, "EndPoint.3054", "vip_port_id: only a service of the kind VIP has one"],
])(
  "rejects %j",
  covers("vpc-endpoint-services.port-id", "vpc-endpoint-services.vip-port-id"),
  async (body, code, message) => {
    const { send } = testCloud();
    const response = await send(serviceCase, { body });
    expect(response.status).toBe(400);
    expect(errorOf(response).code).toBe(code);
    expect(errorOf(response).message).toContain(message);
  },
);

describe("with two services on one back end", () => {
  const [PORT, VPC] = [
    "4189d3c2-8882-4871-a3c2-d380272eed88",
    "4189d3c2-8882-4871-a3c2-d380272eed80",
  ];

  test(
    "rejects a server port and protocol that the other one has",
    covers("vpc-endpoint-services.shared-server-ports"),
    async () => {
      const { send } = testCloud();
      const second = {
        port_id: PORT,
        vpc_id: VPC,
        server_type: "VM",
        ports: [{ client_port: 1, server_port: 24, protocol: "TCP" }],
      };
      const path = `/v1/${serviceCase.projectId}/vpc-endpoint-services`;
      expect((await send(serviceCase, { method: "POST", path, body: second })).status).toBe(200);
      const update = (body: object) => send(serviceCase, { body });
      const rejected = await update({ ports: [{ client_port: 9, server_port: 24 }] });
      expect(errorOf(rejected)).toEqual({
        code: "EndPoint.3044",
        message: "ports[0]: server port 24 over TCP is taken by another service on this back end",
      });
      expect(await update({ ports: [{ client_port: 1, server_port: 23 }] })).toMatchObject({
        status: 200,
      });
      const moved = await update({ port_id: UUID, ports: [{ server_port: 24 }] });
      expect(moved.status).toBe(200);
      expect(errorOf(await update({ port_id: PORT })).code).toBe("EndPoint.3044");
    },
  );
});
