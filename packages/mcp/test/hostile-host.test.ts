// No call changes anything without a confirmed plan.
import { loadOperations, type Operation } from "@hcnet/operations";
import { describe, expect, test } from "vitest";
import { sampleInput } from "../../operations/test/support/sample-calls.js";
import { connect, type Host, textOf } from "./support/host.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const bind = { path: { publicip_id: ID }, body: { publicip: { port_id: PORT } } };

const operation = (id: string) => loadOperations().get(id) as Operation;
const writes = ({ cloud }: Host): number =>
  cloud.journal.recent().filter(({ method }) => method !== "GET").length;

async function plan({ call }: Host, args: object = bind): Promise<string> {
  const { structuredContent } = await call("updatePublicip", args);
  return (structuredContent as { plan: { confirm: string } }).plan.confirm;
}

describe("a host that cannot ask the user", () => {
  test("gets a plan first, then the response, for the same arguments in any order", async () => {
    const host = await connect({ allow: ["publicips:update*"] });
    const planned = await host.call("updatePublicip", bind);
    expect(writes(host)).toBe(0);
    expect(planned.structuredContent).toMatchObject({
      plan: {
        request: { method: "PUT", body: bind.body },
        current: { publicip: { id: ID, status: "DOWN" } },
        difference: [{ pointer: "/publicip/port_id", to: PORT }],
        destructive: false,
      },
    });
    const { confirm } = (planned.structuredContent as { plan: { confirm: string } }).plan;
    const done = await host.call("updatePublicip", { body: bind.body, path: bind.path, confirm });
    expect(done.structuredContent).toMatchObject({ response: { publicip: { id: ID } } });
    expect(writes(host)).toBe(1);
  });

  test("cannot write without --allow, nor with a pattern for another API", async () => {
    for (const allow of [[], ["vif-peers:*"], ["publicips:delete*"]]) {
      const host = await connect({ allow });
      const result = await host.call("updatePublicip", { ...bind, confirm: "x" });
      expect(textOf(result)).toContain("not permitted");
      expect(writes(host)).toBe(0);
    }
  });

  test("cannot skip the plan", async () => {
    const host = await connect({ allow: ["*"] });
    const result = await host.call("updatePublicip", { ...bind, confirm: "true" });
    expect(textOf(result)).toContain("expected the token of an open plan");
    expect(writes(host)).toBe(0);
  });

  test("cannot use a token twice", async () => {
    const host = await connect({ allow: ["*"] });
    const confirm = await plan(host);
    await host.call("updatePublicip", { ...bind, confirm });
    const replayed = await host.call("updatePublicip", { ...bind, confirm });
    expect(replayed.isError).toBe(true);
    expect(writes(host)).toBe(1);
  });

  test("cannot change the arguments or the tool after the plan", async () => {
    const host = await connect({ allow: ["*"] });
    const unbind = { ...bind, body: { publicip: { port_id: "" } } };
    const changed = await host.call("updatePublicip", { ...unbind, confirm: await plan(host) });
    expect(textOf(changed)).toContain("expected the tool and arguments of the plan");
    const confirm = await plan(host);
    const other = await host.call("deletePublicip", { path: bind.path, confirm });
    expect(textOf(other)).toContain("expected the tool and arguments of the plan");
    // A token that did not match is consumed.
    expect((await host.call("updatePublicip", { ...bind, confirm })).isError).toBe(true);
    expect(writes(host)).toBe(0);
  });

  test("cannot use a plan after five minutes", async () => {
    let now = 0;
    const host = await connect({ allow: ["*"], now: () => now });
    const confirm = await plan(host);
    now = 5 * 60_000;
    const result = await host.call("updatePublicip", { ...bind, confirm });
    expect(textOf(result)).toContain("expired");
    expect(writes(host)).toBe(0);
  });
});

describe("a host that asks the user", () => {
  test("shows the plan and writes once the user has confirmed it", async () => {
    const messages: string[] = [];
    const host = await connect({
      allow: ["*"],
      elicit: (message) => {
        messages.push(message);
        return { action: "accept", content: { confirm: true } };
      },
    });
    const result = await host.call("updatePublicip", bind);
    expect(result.structuredContent).toMatchObject({ response: { publicip: { id: ID } } });
    expect(messages).toEqual([expect.stringContaining(PORT)]);
    expect(writes(host)).toBe(1);
  });

  test.for([
    { action: "decline" },
    { action: "cancel" },
    { action: "accept", content: { confirm: false } },
    { action: "accept", content: {} },
  ] as const)("changes nothing after %j", async (response) => {
    const host = await connect({ allow: ["*"], elicit: () => response });
    expect((await host.call("updatePublicip", bind)).isError).toBe(true);
    expect(writes(host)).toBe(0);
  });

  test("cannot confirm for the user with a token", async () => {
    const host = await connect({ allow: ["*"], elicit: () => ({ action: "cancel" }) });
    const result = await host.call("updatePublicip", { ...bind, confirm: "x".repeat(32) });
    expect(result.isError).toBe(true);
    expect(writes(host)).toBe(0);
  });
});

describe("a plan", () => {
  test("shows the current peer, which only a list has, without its BGP password", async () => {
    const host = await connect({ allow: ["*"] });
    const list = await host.call("listVirtualInterfaces");
    const { virtual_interfaces } = list.structuredContent as {
      virtual_interfaces: { vif_peers?: { id: string; name: string }[] }[];
    };
    const [peer] = virtual_interfaces.flatMap(({ vif_peers = [] }) => vif_peers);
    const path = { vif_peer_id: peer?.id };
    const body = { vif_peer: { name: "renamed" } };
    const { structuredContent } = await host.call("updateVifPeer", { path, body });
    expect(structuredContent).toMatchObject({
      plan: { difference: [{ pointer: "/vif_peer/name", from: peer?.name, to: "renamed" }] },
    });
  });

  test("says that unbinding, rejecting and removing are destructive", async () => {
    const host = await connect({ allow: ["*"] });
    for (const publicip of [{ port_id: "" }, {}]) {
      const { structuredContent } = await host.call("updatePublicip", {
        ...bind,
        body: { publicip },
      });
      expect(structuredContent).toMatchObject({ plan: { destructive: true } });
    }
  });

  test("sends a dry run where the API has one, and fails with its error", async () => {
    const host = await connect({ allow: ["*"] });
    const { body } = sampleInput(operation("createSubNetworkInterface"));
    const { structuredContent: before } = await host.call("showSubNetworkInterfacesQuantity");
    const planned = await host.call("createSubNetworkInterface", { body });
    expect(planned.structuredContent).toMatchObject({ plan: { dryRun: expect.any(String) } });
    const missing = { parent_id: "00000000-0000-4000-8000-000000000000" };
    const sub_network_interface = { ...(body?.sub_network_interface as object), ...missing };
    const failed = await host.call("createSubNetworkInterface", {
      body: { sub_network_interface },
    });
    expect(failed.isError).toBe(true);
    // Two dry runs, both checked and not applied.
    expect(writes(host)).toBe(2);
    const list = await host.call("showSubNetworkInterfacesQuantity");
    const { sub_network_interfaces } = before as { sub_network_interfaces: number };
    expect(list.structuredContent).toMatchObject({ sub_network_interfaces });
  });
});
