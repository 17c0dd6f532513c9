/** A VPC. */
export interface Vpc {
  readonly id: string;
  /** Its addresses; null where the documents show none. */
  readonly cidr: string | null;
}

/** A subnet of a VPC. */
export interface Subnet {
  readonly id: string;
  /** Null where the documents show none. */
  readonly vpc_id: string | null;
  readonly cidr: string;
  /** Its /64 of IPv6 addresses. */
  readonly cidr_v6: string;
}

/** Kind of owner of a port that is a virtual IP address. */
export const VIRTUAL_IP = "neutron:VIP_PORT";

/** A port, such as an elastic network interface. */
export interface Port {
  readonly id: string;
  /** Null where the documents show none. */
  readonly vpc_id: string | null;
  /** Id of its server; empty without one. */
  readonly device_id: string;
  /** Kind of its owner, such as `compute:center`; see `VIRTUAL_IP`. */
  readonly device_owner: string;
  /** Its address; absent where none was given. */
  readonly private_ip_address?: string | undefined;
}

/** A load balancer. */
export interface LoadBalancer {
  readonly id: string;
  readonly vpc_id: string | null;
  /** The port that it listens on. */
  readonly vip_port_id: string;
  /** Whether it is a dedicated one. */
  readonly guaranteed: boolean;
}

/** Resources that others depend on and that these APIs cannot create. */
export interface Network {
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly ports: Map<string, Port>;
  readonly loadBalancers: Map<string, LoadBalancer>;
  /** Ids of the security groups; the first is the default one. */
  readonly securityGroups: Set<string>;
}

/** What of it every project starts with. */
export interface NetworkSeeds {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly ports: readonly Port[];
  readonly securityGroups: readonly string[];
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The network of a new project. */
export function createNetwork(seeds: NetworkSeeds): Network {
  return {
    vpcs: byId(seeds.vpcs),
    subnets: byId(seeds.subnets),
    ports: byId(seeds.ports),
    loadBalancers: new Map(),
    securityGroups: new Set(seeds.securityGroups),
  };
}
