import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import { validators } from "@hcnet/sub-network-interfaces/validators";
import { randomUUID } from "../../platform/random.js";
import {
  inCollection,
  type ResourceKind,
  resourceKind,
} from "../../state/resources/resource-kind.js";
import { type Model, modelProblem } from "../../state/resources/spec-check.js";
import { findPlace, newInterface } from "./creation.js";
import { type KnownInterface, missingMember } from "./sub-network-interface.js";

/** What of supplementary network interfaces a seed may have. */
export interface SubNetworkInterfaceSeed {
  /**
   * Interfaces; on the first port and subnet of one VPC, with an address, a VLAN and a MAC address
   * that are free, unless told otherwise.
   */
  readonly sub_network_interfaces?: readonly Partial<KnownInterface>[];
}

const shown: Model = {
  document,
  schemas: ["SubNetworkInterface"],
  validator: validators.showSubNetworkInterface.responses[200],
  wrap: (sub_network_interface) => ({ sub_network_interface, request_id: "0".repeat(32) }),
  at: "/sub_network_interface",
};

const interfaces = resourceKind<KnownInterface>({
  name: "sub_network_interfaces",
  ...inCollection(({ subNetworkInterfaces }) => subNetworkInterfaces),
  problem: (value) => modelProblem(shown, value),
  complete(given, { project, now }) {
    const { ports, subnets } = project.network;
    const [port] = [...ports.values()].filter(({ device_id }) => device_id !== "");
    const parent_id = given.parent_id ?? port?.id ?? NOWHERE;
    const { vpc_id } = ports.get(parent_id) ?? {};
    const subnet = [...subnets.values()].find((it) => it.vpc_id === vpc_id);
    const place = { parent_id, virsubnet_id: given.virsubnet_id ?? subnet?.id ?? NOWHERE };
    const found = findPlace(place, project);
    // A place that is not there is told by `conflict`.
    if ("rejection" in found) return { ...emptyInterface(), ...place, ...given };
    return { ...newInterface(place, found, project, now), ...given };
  },
  conflict(item, project) {
    const place = findPlace(item, project);
    if ("rejection" in place) return place.message?.replace(/^[^.]*\./, "");
    const missing = missingMember(item);
    return missing && `${missing}: is required`;
  },
});

const NOWHERE = "00000000-0000-4000-8000-000000000000";

const emptyInterface = (): KnownInterface => ({
  id: randomUUID(),
  virsubnet_id: NOWHERE,
  private_ip_address: "",
  mac_address: "",
  parent_id: NOWHERE,
  parent_device_id: "",
  vlan_id: 1,
});

/** What of supplementary network interfaces seeds and snapshots have. */
export const subNetworkInterfaceResources: readonly ResourceKind[] = [interfaces];
