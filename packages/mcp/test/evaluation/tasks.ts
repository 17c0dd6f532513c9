// Tasks for an agent with the tools of the mock cloud. Each is stated as a user would, solved by a
// script as a capable agent would, and checked by the state that it leaves.
import type { MockCloud } from "@hcnet/mock";

/** Calls a tool; a write is planned and confirmed. */
export type Act = (tool: string, args?: object) => Promise<Json>;
export type Json = { readonly [name: string]: unknown };

export interface Task {
  readonly prompt: string;
  readonly solve: (act: Act) => Promise<unknown>;
  /** What the task must return, or the state it must leave. */
  readonly check: (solved: unknown, state: ReturnType<typeof stateOf>) => boolean;
}

/** The resources of the project, by kind. */
export function stateOf(cloud: MockCloud) {
  const [project] = cloud.snapshot().projects as unknown as Record<string, Json[]>[];
  const find = (kind: string, id: string): Json | undefined =>
    project?.[kind]?.find((each) => each.id === id);
  return { all: (kind: string): readonly Json[] => project?.[kind] ?? [], find };
}

const BOUND = "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0";
const FREE = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const OTHER = "80d5b82e-43b9-4f82-809a-37bec5793bd4";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const SERVICE = "4189d3c2-8882-4871-a3c2-d380272eed88";
const INTERFACE = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
const eip = (publicip_id: string, publicip: object) => ({
  path: { publicip_id },
  body: { publicip },
});
const service = { path: { vpc_endpoint_service_id: SERVICE } };
const subInterface = { path: { sub_network_interface_id: INTERFACE } };
const list = (data: Json, name: string): readonly Json[] => data[name] as readonly Json[];

export const tasks: readonly Task[] = [
  {
    prompt: "Which EIPs are not bound?",
    solve: async (act) =>
      list(await act("listPublicips"), "publicips")
        .filter(({ status }) => status === "DOWN")
        .map(({ id }) => id),
    check: (ids) =>
      JSON.stringify([...(ids as string[])].sort()) === JSON.stringify([OTHER, FREE].sort()),
  },
  {
    prompt: `Bind the EIP ${FREE} to the port ${PORT}, and wait until it is bound.`,
    solve: async (act) => {
      await act("updatePublicip", eip(FREE, { port_id: PORT }));
      return act("waitForPublicipBound", { path: { publicip_id: FREE } });
    },
    check: (_, { find }) => find("publicips", FREE)?.port_id === PORT,
  },
  {
    prompt: `Unbind the EIP ${BOUND}.`,
    solve: (act) => act("updatePublicip", eip(BOUND, { port_id: "" })),
    check: (_, { find }) => find("publicips", BOUND)?.status === "DOWN",
  },
  {
    prompt: `Rename the EIP ${FREE} to web-front.`,
    solve: (act) => act("updatePublicip", eip(FREE, { alias: "web-front" })),
    check: (_, { find }) => find("publicips", FREE)?.alias === "web-front",
  },
  {
    prompt: `Release the EIP ${FREE}.`,
    solve: (act) => act("deletePublicip", { path: { publicip_id: FREE } }),
    check: (_, { find }) => find("publicips", FREE) === undefined,
  },
  {
    prompt: `Bind the EIP ${FREE} to the port ${PORT}, unbind it again and release it.`,
    solve: async (act) => {
      await act("updatePublicip", eip(FREE, { port_id: PORT }));
      await act("waitForPublicipBound", { path: { publicip_id: FREE } });
      await act("updatePublicip", eip(FREE, {}));
      await act("waitForPublicipUnbound", { path: { publicip_id: FREE } });
      return act("deletePublicip", { path: { publicip_id: FREE } });
    },
    check: (_, { find }) => find("publicips", FREE) === undefined,
  },
  {
    prompt: "Assign an EIP named shop with a dedicated bandwidth of 5 Mbit/s.",
    solve: (act) =>
      act("createPublicip", {
        body: {
          publicip: { type: "5_bgp", alias: "shop" },
          bandwidth: { name: "shop", size: 5, share_type: "PER" },
        },
      }),
    check: (_, { all }) => all("publicips").some(({ alias }) => alias === "shop"),
  },
  {
    prompt: "How many EIPs may the project still have?",
    solve: async (act) => {
      const { quotas } = (await act("listQuotas", { query: { type: "publicIp" } })) as {
        quotas: { resources: { quota: number; used: number }[] };
      };
      const [{ quota, used } = { quota: 0, used: 0 }] = quotas.resources;
      return quota - used;
    },
    check: (left) => Number(left) > 0,
  },
  {
    prompt: "How many supplementary network interfaces does the project have?",
    solve: async (act) => (await act("showSubNetworkInterfacesQuantity")).sub_network_interfaces,
    check: (count, { all }) => count === all("sub_network_interfaces").length,
  },
  {
    prompt: `Describe the interface ${INTERFACE} as "edge".`,
    solve: (act) =>
      act("updateSubNetworkInterface", {
        ...subInterface,
        body: { sub_network_interface: { description: "edge" } },
      }),
    check: (_, { find }) => find("sub_network_interfaces", INTERFACE)?.description === "edge",
  },
  {
    prompt: `Delete the interface ${INTERFACE}.`,
    solve: (act) => act("deleteSubNetworkInterface", subInterface),
    check: (_, { find }) => find("sub_network_interfaces", INTERFACE) === undefined,
  },
  {
    prompt: "Rename the first peer of the first virtual interface to uplink.",
    solve: async (act) => {
      const interfaces = list(await act("listVirtualInterfaces"), "virtual_interfaces");
      const [peer] = interfaces.flatMap(({ vif_peers }) => vif_peers as Json[]);
      return act("updateVifPeer", {
        path: { vif_peer_id: peer?.id },
        body: { vif_peer: { name: "uplink" } },
      });
    },
    check: (_, { all }) =>
      JSON.stringify(all("virtual_interfaces")).includes('"uplink"') ||
      all("vif_peers").some(({ name }) => name === "uplink"),
  },
  {
    prompt: "Which virtual interfaces are active?",
    solve: async (act) =>
      list(await act("listVirtualInterfaces"), "virtual_interfaces").filter(
        ({ status }) => status === "ACTIVE",
      ).length,
    check: (count, { all }) =>
      count === all("virtual_interfaces").filter(({ status }) => status === "ACTIVE").length,
  },
  {
    prompt: `Rename the endpoint service ${SERVICE} to "shop".`,
    solve: (act) =>
      act("updateEndpointServiceName", { ...service, body: { endpoint_service_name: "shop" } }),
    check: (_, { find }) =>
      String(find("endpoint_services", SERVICE)?.service_name).includes("shop"),
  },
  {
    prompt: `Require approval of the connections to the endpoint service ${SERVICE}.`,
    solve: (act) => act("updateEndpointService", { ...service, body: { approval_enabled: true } }),
    check: (_, { find }) => find("endpoint_services", SERVICE)?.approval_enabled === true,
  },
  {
    prompt: `Allow the account 5fc973eea581490997e82ea11a1df31f to connect to the service ${SERVICE}.`,
    solve: async (act) => {
      const permissions = ["iam:domain::5fc973eea581490997e82ea11a1df31f"];
      await act("addOrRemoveServicePermissions", {
        ...service,
        body: { permissions, action: "add" },
      });
      return act("listServicePermissionsDetails", service);
    },
    check: (found) => JSON.stringify(found).includes("5fc973eea581490997e82ea11a1df31f"),
  },
  {
    prompt: `Who may connect to the endpoint service ${SERVICE}?`,
    solve: async (act) =>
      list(await act("listServicePermissionsDetails", service), "permissions").length,
    check: (count) => Number(count) > 0,
  },
  {
    prompt: `Which connections does the endpoint service ${SERVICE} have?`,
    solve: async (act) => list(await act("listServiceConnections", service), "connections").length,
    check: (count) => Number(count) > 0,
  },
  {
    prompt: "List the public endpoint services.",
    solve: async (act) => list(await act("listServicePublicDetails"), "endpoint_services").length,
    check: (count) => Number(count) > 0,
  },
  {
    prompt: "Is the quota of endpoint services used up?",
    solve: async (act) =>
      JSON.stringify(await act("listQuotaDetails", { query: { type: "endpoint_service" } })),
    check: (text) => String(text).includes("endpoint_service"),
  },
];
