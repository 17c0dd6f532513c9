import { type Rejection, reject } from "../../rejection.js";
import type { LoadBalancer, Network } from "../../state/network.js";
import type { Project } from "../../state/project.js";
import { isOverlapping, parseBlock } from "../blocks.js";
import type { BehaviorChoices } from "../types.js";
import { onSameBackEnd } from "./ports.js";
import type { EndpointService } from "./state.js";

/** Error responses of `checkPort`. */
export const portErrors = ["portNotFound", "portOutsideVpc"] as const;

/** What endpoints see of a service, as the console guide has it. */
const SERVICE_SIDE = "198.19.128.0/17";

const balancerOn = (portId: string, { loadBalancers }: Network): LoadBalancer | undefined =>
  [...loadBalancers.values()].find(({ vip_port_id }) => vip_port_id === portId);

/** The VPC that a port is in: that of the seeded port or load balancer, or of another service on it. */
function vpcOf(service: EndpointService, { network, endpointServices }: Project) {
  const { port_id = "" } = service;
  const known = network.ports.get(port_id) ?? balancerOn(port_id, network);
  const other = onSameBackEnd(service, endpointServices).find(
    ({ vpc_id }) => vpc_id !== service.vpc_id,
  );
  return known?.vpc_id ?? other?.vpc_id;
}

/** Behavior `vpc-endpoint-services.port-id`: the port of a service that is new or changed. */
export function checkPort(
  service: EndpointService,
  project: Project,
  behaviors: BehaviorChoices,
): Rejection<(typeof portErrors)[number]> | undefined {
  const { port_id, vpc_id } = service;
  if (port_id === undefined) return undefined;
  const { network } = project;
  const isKnown = network.ports.has(port_id) || balancerOn(port_id, network) !== undefined;
  if (behaviors["vpc-endpoint-services.port-id"] === "known" && !isKnown) {
    return reject("portNotFound", `port_id: no port ${port_id} in this project`);
  }
  const other = vpcOf(service, project);
  if (other === undefined || other === vpc_id) return undefined;
  return reject("portOutsideVpc", `port_id: is in the VPC ${other}, not in ${vpc_id}`);
}

/** Behavior `vpc-endpoint-services.port-id`: a load balancer is exchanged for one of its kind. */
export function checkExchange(
  from: EndpointService,
  to: EndpointService,
  { network }: Project,
  behaviors: BehaviorChoices,
): Rejection<"portIdFixed"> | undefined {
  const [old, next] = [from, to].map(({ port_id = "" }) => balancerOn(port_id, network));
  if (
    behaviors["vpc-endpoint-services.port-id"] === "exchangeable" ||
    old === undefined ||
    next === undefined
  )
    return undefined;
  if (old.guaranteed === next.guaranteed) return undefined;
  const kind = old.guaranteed ? "a dedicated" : "a shared";
  return reject("portIdFixed", `port_id: must be ${kind} load balancer, like the present one`);
}

/**
 * Behavior `vpc-endpoint-services.reserved-subnets`: no subnet of the VPC has addresses of those
 * that endpoints see.
 */
export function checkSubnets(
  vpcId: string,
  { network }: Project,
  behaviors: BehaviorChoices,
): Rejection<"badParameter"> | undefined {
  const reserved = parseBlock(SERVICE_SIDE);
  if (behaviors["vpc-endpoint-services.reserved-subnets"] === "taken" || reserved === undefined)
    return undefined;
  for (const { id, vpc_id, cidr } of network.subnets.values()) {
    const block = parseBlock(cidr);
    if (vpc_id !== vpcId || block === undefined || !isOverlapping(block, reserved)) continue;
    return reject("badParameter", `vpc_id: its subnet ${id} overlaps ${SERVICE_SIDE}`);
  }
  return undefined;
}
