import { blockAround, type Ipv4Block } from "./ipv4.js";
import { prefixOf } from "./ipv6.js";
import type { KnownInterface } from "./state.js";

/** An elastic network interface, which carries supplementary ones. */
export interface Carrier {
  readonly id: string;
  /** Id of its server. */
  readonly deviceId: string;
  /** Id of its VPC; null where the documents show none. */
  readonly vpcId: string | null;
}

/** A subnet that interfaces have their addresses from. */
export interface Subnet {
  readonly id: string;
  readonly vpcId: string | null;
  readonly ipv4: Ipv4Block;
  /** The first four groups of its IPv6 addresses. */
  readonly ipv6Prefix: string;
}

/** The elastic network interfaces and subnets of a project. */
export interface Network {
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly subnets: ReadonlyMap<string, Subnet>;
}

const ipv6Of = (interfaces: readonly KnownInterface[]): string | undefined =>
  interfaces.flatMap(({ ipv6_ip_address }) => ipv6_ip_address ?? [])[0];

/** A subnet without a documented IPv6 address gets a prefix beside the documented one. */
function prefixBeside(documentedPrefix: string, subnetId: string): string {
  const site = documentedPrefix.split(":").slice(0, 3);
  return [...site, Number.parseInt(subnetId.slice(0, 4), 16).toString(16)].join(":");
}

function subnetOf(id: string, guests: readonly KnownInterface[], documentedPrefix: string): Subnet {
  const ipv6 = ipv6Of(guests);
  return {
    id,
    vpcId: guests[0]?.vpc_id ?? null,
    ipv4: blockAround(guests.map(({ private_ip_address }) => private_ip_address)),
    ipv6Prefix: ipv6 === undefined ? prefixBeside(documentedPrefix, id) : prefixOf(ipv6),
  };
}

/**
 * The network around the interfaces that the documents show. No source shows an elastic network
 * interface or a subnet itself, so that these are all there are is our choice, and so is the
 * extent of a subnet: the smallest block, /24 or wider, that has the addresses shown.
 */
export function networkAround(interfaces: readonly KnownInterface[]): Network {
  const carriers = interfaces.map(
    ({ parent_id, parent_device_id, vpc_id }) =>
      [parent_id, { id: parent_id, deviceId: parent_device_id, vpcId: vpc_id ?? null }] as const,
  );
  const ipv6 = ipv6Of(interfaces);
  if (ipv6 === undefined) throw new Error("No documented interface has an IPv6 address");
  return {
    carriers: new Map(carriers),
    subnets: new Map(
      interfaces.map(({ virsubnet_id: id }) => {
        const guests = interfaces.filter(({ virsubnet_id }) => virsubnet_id === id);
        return [id, subnetOf(id, guests, prefixOf(ipv6))] as const;
      }),
    ),
  };
}
