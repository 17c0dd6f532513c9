// Tasks for an agent with the tools of the mock cloud. Each is stated as a user would, solved by a
// script as a capable agent would, and checked by its result, its writes and the state that it leaves.
import { isDeepStrictEqual } from "node:util";
import type { MockCloud } from "@hcnet/mock";

/** Calls a tool; a write is planned and confirmed. */
export type Act = (tool: string, args?: object) => Promise<Json>;
export type Json = { readonly [name: string]: unknown };

export interface Task {
  readonly prompt: string;
  readonly solve: (act: Act) => Promise<unknown>;
  /** The only writes that the task needs, in order. */
  readonly writes?: readonly string[];
  /** The only right response to a question. */
  readonly expected?: unknown;
  /** Whether the resources are as the task asks. */
  readonly check?: (state: State) => boolean;
}

type State = ReturnType<typeof stateOf>;

/** The resources of the project, by kind. */
function stateOf(cloud: MockCloud) {
  const [project] = cloud.snapshot().projects as unknown as Record<string, Json[]>[];
  const all = (kind: string): readonly Json[] => {
    const found = project?.[kind];
    if (found === undefined) throw new Error(`${kind}: expected a kind of resource, got none`);
    return found;
  };
  const find = (kind: string, id: string): Json | undefined =>
    all(kind).find((each) => each.id === id);
  return { all, find };
}

/** Tells whether a task was solved: with the right result, the right state and no other write. */
export function isSolved({ expected, check, writes = [] }: Task, given: unknown, cloud: MockCloud) {
  const made = cloud.journal
    .recent()
    .filter(({ method, status }) => method !== "GET" && status !== undefined && status < 300)
    .map(({ operationId }) => operationId);
  const isRight = expected === undefined || isDeepStrictEqual(given, expected);
  return isRight && isDeepStrictEqual(made, writes) && (check?.(stateOf(cloud)) ?? true);
}

const BOUND = "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0";
const FREE = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const OTHER = "80d5b82e-43b9-4f82-809a-37bec5793bd4";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const SERVICE = "4189d3c2-8882-4871-a3c2-d380272eed88";
const INTERFACE = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
const INTERFACE_OF_PEER = "0d0fdf63-f2c4-491c-8866-d504796189be";
const ACCOUNT = "5fc973eea581490997e82ea11a1df31f";
const PERMISSIONS = [
  "*",
  "iam:domain::5fc973eea581490997e82ea11a1d0101",
  "iam:domain::5fc973eea581490997e82ea11a1d0102",
];
const eip = (publicip_id: string, publicip: object) => ({
  path: { publicip_id },
  body: { publicip },
});
const service = { path: { vpc_endpoint_service_id: SERVICE } };
const subInterface = { path: { sub_network_interface_id: INTERFACE } };
const list = (data: Json, name: string): readonly Json[] => data[name] as readonly Json[];

const ids = (items: readonly Json[]): readonly string[] => items.map(({ id }) => String(id)).sort();

export const tasks: readonly Task[] = [
  {
    prompt: "Which EIPs are not bound? Return their ids in order.",
    solve: async (act) =>
      ids(list(await act("listPublicips"), "publicips").filter(({ status }) => status === "DOWN")),
    expected: [OTHER, FREE],
  },
  {
    prompt: `Bind the EIP ${FREE} to the port ${PORT}, and wait until it is bound.`,
    solve: async (act) => {
      await act("updatePublicip", eip(FREE, { port_id: PORT }));
      const { publicip } = await act("waitForPublicipBound", { path: { publicip_id: FREE } });
      return (publicip as Json).status;
    },
    writes: ["updatePublicip"],
    expected: "ACTIVE",
    check: ({ find }) => find("publicips", FREE)?.port_id === PORT,
  },
  {
    prompt: `Unbind the EIP ${BOUND}.`,
    solve: (act) => act("updatePublicip", eip(BOUND, { port_id: "" })),
    writes: ["updatePublicip"],
    check: ({ find }) => {
      const { status, port_id } = find("publicips", BOUND) ?? {};
      return status === "DOWN" && !port_id;
    },
  },
  {
    prompt: `Rename the EIP ${FREE} to web-front.`,
    solve: (act) => act("updatePublicip", eip(FREE, { alias: "web-front" })),
    writes: ["updatePublicip"],
    check: ({ find }) => find("publicips", FREE)?.alias === "web-front",
  },
  {
    prompt: `Release the EIP ${FREE}.`,
    solve: (act) => act("deletePublicip", { path: { publicip_id: FREE } }),
    writes: ["deletePublicip"],
    check: ({ all }) => isDeepStrictEqual(ids(all("publicips")), [BOUND, OTHER]),
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
    writes: ["updatePublicip", "updatePublicip", "deletePublicip"],
    check: ({ all }) => isDeepStrictEqual(ids(all("publicips")), [BOUND, OTHER]),
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
    writes: ["createPublicip"],
    check: ({ all }) =>
      all("publicips").some(
        ({ alias, bandwidth_size, bandwidth_share_type }) =>
          alias === "shop" && bandwidth_size === 5 && bandwidth_share_type === "PER",
      ),
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
    expected: 7,
  },
  {
    prompt: "How many supplementary network interfaces does the project have?",
    solve: async (act) => (await act("showSubNetworkInterfacesQuantity")).sub_network_interfaces,
    expected: 2,
  },
  {
    prompt: `Describe the interface ${INTERFACE} as "edge".`,
    solve: (act) =>
      act("updateSubNetworkInterface", {
        ...subInterface,
        body: { sub_network_interface: { description: "edge" } },
      }),
    // The plan has sent a dry run.
    writes: ["updateSubNetworkInterface", "updateSubNetworkInterface"],
    check: ({ find }) => find("sub_network_interfaces", INTERFACE)?.description === "edge",
  },
  {
    prompt: `Delete the interface ${INTERFACE}.`,
    solve: (act) => act("deleteSubNetworkInterface", subInterface),
    writes: ["deleteSubNetworkInterface"],
    check: ({ all }) =>
      isDeepStrictEqual(ids(all("sub_network_interfaces")), [
        "55761e2d-8f72-42c0-9874-98e9885bf0fe",
      ]),
  },
  {
    prompt: `Rename the peer of the virtual interface ${INTERFACE_OF_PEER} to uplink.`,
    solve: async (act) => {
      const interfaces = list(await act("listVirtualInterfaces"), "virtual_interfaces");
      const peers = interfaces.find(({ id }) => id === INTERFACE_OF_PEER)?.vif_peers as Json[];
      return act("updateVifPeer", {
        path: { vif_peer_id: peers[0]?.id },
        body: { vif_peer: { name: "uplink" } },
      });
    },
    writes: ["updateVifPeer"],
    check: ({ all }) =>
      isDeepStrictEqual(
        all("vif_peers").flatMap(({ name, vif_id }) => (name === "uplink" ? vif_id : [])),
        [INTERFACE_OF_PEER],
      ),
  },
  {
    prompt: "Which virtual interfaces are active? Return their ids in order.",
    solve: async (act) =>
      ids(
        list(await act("listVirtualInterfaces"), "virtual_interfaces").filter(
          ({ status }) => status === "ACTIVE",
        ),
      ),
    expected: [
      INTERFACE_OF_PEER,
      "5d6c17bc-0ebe-420b-8734-21f519e9d7ad",
      "86f9556a-fa68-42b7-93c2-dd407408430b",
    ],
  },
  {
    prompt: `Rename the endpoint service ${SERVICE} to "shop".`,
    solve: (act) =>
      act("updateEndpointServiceName", { ...service, body: { endpoint_service_name: "shop" } }),
    writes: ["updateEndpointServiceName"],
    check: ({ find }) => String(find("endpoint_services", SERVICE)?.service_name).includes("shop"),
  },
  {
    prompt: `Require approval of the connections to the endpoint service ${SERVICE}.`,
    solve: (act) => act("updateEndpointService", { ...service, body: { approval_enabled: true } }),
    writes: ["updateEndpointService"],
    check: ({ find }) => find("endpoint_services", SERVICE)?.approval_enabled === true,
  },
  {
    prompt: `Allow the account ${ACCOUNT} to connect to the service ${SERVICE}.`,
    solve: (act) =>
      act("addOrRemoveServicePermissions", {
        ...service,
        body: { permissions: [`iam:domain::${ACCOUNT}`], action: "add" },
      }),
    writes: ["addOrRemoveServicePermissions"],
    check: ({ all }) => {
      const permissions = all("permissions").map(({ permission }) => String(permission));
      return isDeepStrictEqual(permissions.sort(), [...PERMISSIONS, `iam:domain::${ACCOUNT}`]);
    },
  },
  {
    prompt: `Who may connect to the endpoint service ${SERVICE}? Return the permissions in order.`,
    solve: async (act) =>
      list(await act("listServicePermissionsDetails", service), "permissions")
        .map(({ permission }) => permission)
        .sort(),
    expected: PERMISSIONS,
  },
  {
    prompt: `How many connections does the endpoint service ${SERVICE} have, and how many await approval?`,
    solve: async (act) => {
      const found = list(await act("listServiceConnections", service), "connections");
      const isPending = ({ status }: Json) => status === "pendingAcceptance";
      return { connections: found.length, pending: found.filter(isPending).length };
    },
    expected: { connections: 5, pending: 1 },
  },
  {
    prompt: "List the names of the public endpoint services in order.",
    solve: async (act) =>
      list(await act("listServicePublicDetails"), "endpoint_services")
        .map(({ service_name }) => service_name)
        .sort(),
    expected: ["OBS", "test123"],
  },
  {
    prompt: "How much of the quota of endpoint services is used?",
    solve: async (act) => {
      const { quotas } = (await act("listQuotaDetails", {
        query: { type: "endpoint_service" },
      })) as { quotas: { resources: { quota: number; used: number }[] } };
      const [{ quota, used } = { quota: 0, used: 0 }] = quotas.resources;
      return { used, quota };
    },
    expected: { used: 1, quota: 100 },
  },
];
