import type { Call } from "../../operation.js";
import { sha256 } from "../../platform/hashes.js";
import { type Rejection, reject } from "../../rejection.js";
import { isUuid } from "../addresses.js";
import { type Publicip, type PublicipValues, unbound } from "./publicip.js";

/** Error responses of a binding, in an update as in a creation. */
export const bindErrors = ["portNotFound", "portInUse", "alreadyBound"] as const;
type Name = (typeof bindErrors)[number];

/** What a binding is checked against. */
type BindContext = Pick<Call<unknown>, "project" | "behaviors">;

/** Behavior `publicips.bind`. A supplementary network interface is a port like any other. */
function isPort(id: string, { project, behaviors }: BindContext): boolean {
  if (behaviors["publicips.bind"] === "any") return isUuid(id);
  const { network, others } = project;
  return network.ports.has(id) || others.subNetworkInterfaces?.get(id) !== undefined;
}

/** Behaviors `publicips.bind`, `publicips.one-port-one-eip`. */
function checkBind(
  portId: string,
  publicip: Publicip,
  context: BindContext,
): Rejection<Name> | undefined {
  const { items } = context.project.publicips;
  if (!isPort(portId, context))
    return reject("portNotFound", `publicip.port_id: no port ${portId}`);
  const holder = items.holders.get(portId);
  if (holder !== undefined && holder !== publicip.id) {
    return reject("portInUse", `publicip.port_id: port ${portId} already has an EIP`);
  }
  if (typeof publicip.port_id === "string" && publicip.port_id !== portId) {
    return reject("alreadyBound", `The EIP is already bound to port ${publicip.port_id}`);
  }
  if (publicip.status === "ELB" || publicip.status === "VPN") {
    return reject("alreadyBound", "The EIP is already bound to a load balancer or a VPN");
  }
  return undefined;
}

/** The EIP bound to a port. */
export function bind(
  portId: string,
  publicip: Publicip,
  context: BindContext,
): Publicip | Rejection<Name> {
  const rejection = checkBind(portId, publicip, context);
  if (rejection !== undefined) return rejection;
  const port = context.project.network.ports.get(portId);
  const private_ip_address =
    port?.private_ip_address ?? privateAddressOf(portId, context.project.publicips.values);
  return { ...publicip, status: "ACTIVE", port_id: portId, private_ip_address };
}

/**
 * The EIP bound to nothing (`publicips.unbind`, `publicips.unbind-unbound`,
 * `publicips.unbind-load-balancer`).
 */
export function unbind(publicip: Publicip): Publicip {
  return publicip.status === "ELB" ? publicip : unbound(publicip);
}

/** The private address of a port: always the same, and like the documented one. */
export function privateAddressOf(portId: string, { port }: PublicipValues): string {
  if (portId === port.id) return port.privateAddress;
  const [third = 0, fourth = 0] = sha256(portId);
  const network = port.privateAddress.split(".").slice(0, 2);
  return [...network, third, 1 + (fourth % 254)].join(".");
}

/** The IPv6 address of an EIP: always the same, and like the one of the examples. */
export function ipv6AddressOf(publicipId: string, { converted }: PublicipValues): string {
  if (publicipId === converted.id) return converted.ipv6Address;
  const [network = ""] = converted.ipv6Address.split("::");
  const digest = sha256(publicipId);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const groups = [0, 2, 4, 6].map((offset) => view.getUint16(offset).toString(16));
  return [network, ...groups].join(":");
}
