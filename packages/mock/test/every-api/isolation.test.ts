import { describe, expect, test } from "vitest";
import { interfaceCase, publicipCase, serviceCase, vifPeerCase } from "../support/cases.js";
import { testCloud } from "../support/cloud.js";

const OTHER = "0123456789abcdef0123456789abcdef";

// A change, and a request that shows the state without undoing it.
const changes = [
  {
    documented: vifPeerCase,
    change: { vif_peer: { name: "new" } },
    look: { vif_peer: { description: "d" } },
  },
  {
    documented: interfaceCase,
    change: { sub_network_interface: { description: "new" } },
    look: { sub_network_interface: {} },
  },
  {
    documented: publicipCase,
    change: { publicip: { alias: "new" } },
    look: { publicip: {} },
  },
  { documented: serviceCase, change: { service_name: "new" }, look: {} },
];

describe.each(changes)("$documented.operationId", ({ documented, change, look: body }) => {
  const look = { body };

  test("is seen by the next call, and by no other project", async () => {
    const { send } = testCloud();
    await send(documented, { body: change });
    expect(JSON.stringify((await send(documented, look)).body)).toContain('"new"');
    const other = await send(documented, { ...look, projectId: OTHER });
    expect(JSON.stringify(other.body)).not.toContain('"new"');
    expect(JSON.stringify(other.body)).toContain(OTHER);
  });

  test("is seen by no other cloud", async () => {
    const [one, two] = [testCloud(), testCloud()];
    await one.send(documented, { body: change });
    expect(JSON.stringify((await two.send(documented, look)).body)).not.toContain('"new"');
  });

  test("is forgotten after a reset", async () => {
    const { cloud, send } = testCloud();
    await send(documented, { body: change });
    cloud.reset();
    expect(JSON.stringify((await send(documented, look)).body)).not.toContain('"new"');
  });
});

test("keeps changes of a returned project apart from the cloud's state", async () => {
  const { send } = testCloud();
  const body = { vif_peer: { remote_ep_group: ["10.0.0.0/8"] } };
  await send(vifPeerCase, { body });
  body.vif_peer.remote_ep_group.push("changed afterwards");
  const { body: next } = await send(vifPeerCase, { body: { vif_peer: { name: "a" } } });
  expect(next.vif_peer).toMatchObject({ remote_ep_group: ["10.0.0.0/8"] });
});
