import type { Port, Subnet, Vpc } from "../../state/network.js";
import { blockAround, blockText } from "./ipv4.js";
import { prefixOf } from "./ipv6.js";
import type { KnownInterface } from "./sub-network-interface.js";

const ipv6Of = (interfaces: readonly KnownInterface[]): string | undefined =>
  interfaces.flatMap(({ ipv6_ip_address }) => ipv6_ip_address ?? [])[0];

/** A subnet without a documented IPv6 address gets a prefix next to the documented one. */
function siblingPrefix(documentedPrefix: string, subnetId: string): string {
  const site = documentedPrefix.split(":").slice(0, 3);
  return [...site, Number.parseInt(subnetId.slice(0, 4), 16).toString(16)].join(":");
}

function subnetOf(id: string, guests: readonly KnownInterface[], documentedPrefix: string): Subnet {
  const ipv6 = ipv6Of(guests);
  const prefix = ipv6 === undefined ? siblingPrefix(documentedPrefix, id) : prefixOf(ipv6);
  return {
    id,
    vpc_id: guests[0]?.vpc_id ?? null,
    cidr: blockText(blockAround(guests.map(({ private_ip_address }) => private_ip_address))),
    cidr_v6: `${prefix}::/64`,
  };
}

/**
 * The network around the interfaces that the documents show. No source shows an elastic network
 * interface or a subnet itself, so that these are all there are is our choice, and so is the
 * extent of a subnet: the smallest block, /24 or wider, that has the addresses shown.
 */
export function networkAround(interfaces: readonly KnownInterface[]): {
  readonly vpcs: Vpc[];
  readonly subnets: Subnet[];
  readonly ports: Port[];
} {
  const ipv6 = ipv6Of(interfaces);
  if (ipv6 === undefined) throw new Error("No documented interface has an IPv6 address");
  const ports = new Map(
    interfaces.map(({ parent_id: id, parent_device_id: device_id, vpc_id = null }) => {
      return [id, { id, device_id, vpc_id, device_owner: "compute:center" }] as const;
    }),
  );
  const subnetIds = new Set(interfaces.map(({ virsubnet_id }) => virsubnet_id));
  const vpcIds = new Set(interfaces.flatMap(({ vpc_id }) => vpc_id ?? []));
  return {
    vpcs: [...vpcIds].map((id) => ({ id, cidr: null })),
    subnets: [...subnetIds].map((id) => {
      const guests = interfaces.filter(({ virsubnet_id }) => virsubnet_id === id);
      return subnetOf(id, guests, prefixOf(ipv6));
    }),
    ports: [...ports.values()],
  };
}
