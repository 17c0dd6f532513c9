import { createClient } from "@hcnet/vpc-endpoint-services";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { INTERFACE_ID, PEER_ID } from "../support/cases.js";
import { clients } from "../support/clients.js";

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const port = fc.integer({ min: 1, max: 65_535 });
const mappings = fc.uniqueArray(fc.record({ client_port: port, server_port: port }), {
  minLength: 1,
  maxLength: 20,
  selector: ({ client_port }) => client_port,
});

/** A cloud that sends the ports of a service as strings, as some regions do. */
function cloudWithTextPorts(options = {}) {
  const cloud = createMockCloud();
  const fetch: typeof cloud.fetch = async (...request) => {
    const response = await cloud.fetch(...request);
    const text = (await response.text()).replace(/("(?:client|server)_port":)(\d+)/g, '$1"$2"');
    const { status, headers } = response;
    return new Response(text === "" ? null : text, { status, headers });
  };
  const { token } = cloud.credentials;
  const project = { region: "cn-north-4", projectId: "6e9dfd51d1124e8d8498dce894923a0d" };
  return createClient({ ...project, credentials: { token }, fetch }, options);
}

test("ports that were read can be written again, however the service sends them", async () => {
  await fc.assert(
    fc.asyncProperty(mappings, async (ports) => {
      const client = cloudWithTextPorts();
      await client.updateEndpointService({ path, body: { ports } });
      const read = await client.listServiceDetails({ path });
      const [first, ...others] = read.ports ?? [];
      expect(first?.client_port).toBe(ports[0]?.client_port);
      const written = await client.updateEndpointService({
        path,
        body: { ports: [...others, ...(first === undefined ? [] : [first])] },
      });
      expect(written.ports).toHaveLength(ports.length);
      expect(written.ports?.every(({ server_port }) => typeof server_port === "number")).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test("address pairs and security groups of an interface that were read can be written again", async () => {
  const { interfaces } = clients(createMockCloud());
  const path = { sub_network_interface_id: INTERFACE_ID };
  const read = async () =>
    (await interfaces.showSubNetworkInterface({ path })).sub_network_interface;
  const pairs = fc.uniqueArray(fc.record({ ip_address: fc.ipV4() }), {
    maxLength: 10,
    selector: ({ ip_address }) => ip_address,
  });
  await fc.assert(
    fc.asyncProperty(pairs, async (allowed_address_pairs) => {
      const write = (change: object) =>
        interfaces.updateSubNetworkInterface({ path, body: { sub_network_interface: change } });
      await write({ allowed_address_pairs });
      const { security_groups, ...before } = await read();
      await write({ allowed_address_pairs: before.allowed_address_pairs, security_groups });
      expect(await read()).toMatchObject({ ...before, security_groups });
    }),
    { numRuns: 10 },
  );
});

test("subnets of a peer that were read can be written again", async () => {
  const { peers } = clients(createMockCloud({ transitions: "instant" }));
  const subnets = fc.uniqueArray(
    fc.integer({ min: 1, max: 250 }).map((part) => `20.1.${part}.0/24`),
    { minLength: 1, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(subnets, async (remote_ep_group) => {
      const path = { vif_peer_id: PEER_ID };
      const write = (group: string[] | undefined) =>
        peers.updateVifPeer({ path, body: { vif_peer: { remote_ep_group: group } } });
      const { vif_peer } = await write(remote_ep_group);
      const again = await write(vif_peer.remote_ep_group ?? []);
      expect(again.vif_peer.remote_ep_group).toEqual(remote_ep_group);
    }),
    { numRuns: 10 },
  );
});

test("rawData keeps ports as the service sends them", async () => {
  const client = cloudWithTextPorts({ rawData: true });
  const { ports } = await client.listServiceDetails({ path });
  expect(ports?.map(({ client_port }) => typeof client_port)).toContain("string");
});
