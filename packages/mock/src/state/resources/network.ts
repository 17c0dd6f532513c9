import * as v from "valibot";
import { randomUUID } from "../../platform/random.js";
import { type LoadBalancer, type Port, type Subnet, VIRTUAL_IP, type Vpc } from "../network.js";
import { inMap, inSet, type ResourceKind, resourceKind } from "./resource-kind.js";
import { cidr, cidr4, flag, shape, shapeProblem, text, uuid } from "./shape.js";

/** Resources that others depend on. */
export interface NetworkSeed {
  /** VPCs; 192.168.0.0/16 unless told otherwise. */
  readonly vpcs?: readonly Partial<Vpc>[];
  /** Subnets; 192.168.0.0/24 and a /64 of their own unless told otherwise. */
  readonly subnets?: readonly Partial<Subnet>[];
  /** Ports; elastic network interfaces of a server unless told otherwise. */
  readonly ports?: readonly Partial<Port>[];
  readonly load_balancers?: readonly Partial<LoadBalancer>[];
  /** Security groups; the first of a project is its default one. */
  readonly security_groups?: readonly Partial<SecurityGroup>[];
}

interface SecurityGroup {
  readonly id: string;
}

const vpcId = v.nullable(uuid);

const vpcs = resourceKind<Vpc>({
  name: "vpcs",
  ...inMap(({ network }) => network.vpcs, "id"),
  problem: (value) => shapeProblem(v.partial(shape({ id: uuid, cidr: v.nullable(cidr4) })), value),
  complete: (given) => ({ id: randomUUID(), cidr: "192.168.0.0/16", ...given }),
});

const subnet = shape({ id: uuid, vpc_id: vpcId, cidr: cidr4, cidr_v6: cidr });

const subnets = resourceKind<Subnet>({
  name: "subnets",
  ...inMap(({ network }) => network.subnets, "id"),
  problem: (value) => shapeProblem(v.partial(subnet), value),
  complete(given, { project }) {
    const [first] = project.network.vpcs.keys();
    const id = given.id ?? randomUUID();
    const cidr_v6 = `2001:db8:${id.slice(0, 4)}:${id.slice(4, 8)}::/64`;
    return { vpc_id: first ?? null, cidr: "192.168.0.0/24", cidr_v6, ...given, id };
  },
});

const port = shape({
  id: uuid,
  vpc_id: vpcId,
  device_id: text,
  device_owner: text,
  private_ip_address: v.optional(text),
});

const ports = resourceKind<Port>({
  name: "ports",
  ...inMap(({ network }) => network.ports, "id"),
  problem: (value) => shapeProblem(v.partial(port), value),
  complete(given, { project }) {
    const [first] = project.network.vpcs.keys();
    const own = { id: randomUUID(), vpc_id: first ?? null };
    return { ...own, device_id: randomUUID(), device_owner: "compute:center", ...given };
  },
  // Behavior `sub-network-interfaces.virtual-ip`.
  conflict: ({ device_owner, device_id }, { others }) =>
    device_owner === VIRTUAL_IP && others.subNetworkInterfaces?.get(device_id) !== undefined
      ? "device_id: a supplementary network interface takes no virtual IP address"
      : undefined,
});

const balancer = shape({ id: uuid, vpc_id: vpcId, vip_port_id: uuid, guaranteed: flag });

const loadBalancers = resourceKind<LoadBalancer>({
  name: "load_balancers",
  ...inMap(({ network }) => network.loadBalancers, "id"),
  problem: (value) => shapeProblem(v.partial(balancer), value),
  complete(given, { project }) {
    const [first] = project.network.vpcs.keys();
    const own = { id: randomUUID(), vpc_id: first ?? null, vip_port_id: randomUUID() };
    return { ...own, guaranteed: false, ...given };
  },
});

const securityGroups = resourceKind<SecurityGroup>({
  name: "security_groups",
  ...inSet(({ network }) => network.securityGroups, "id"),
  problem: (value) => shapeProblem(v.partial(shape({ id: uuid })), value),
  complete: (given) => ({ id: randomUUID(), ...given }),
});

/** What of the network seeds and snapshots have. */
export const networkResources: readonly ResourceKind[] = [
  vpcs,
  subnets,
  ports,
  loadBalancers,
  securityGroups,
];
