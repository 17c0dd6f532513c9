import type { PublicipSeeds } from "../apis/publicips/publicip.js";
import { readPublicipSeeds } from "../apis/publicips/seeds.js";
import { createPublicips, type Publicips } from "../apis/publicips/state.js";
import type { SubNetworkInterfaces } from "../apis/sub-network-interfaces/collection.js";
import {
  createSubNetworkInterfaces,
  documentedSecurityGroups,
  type SubNetworkInterfaceSeeds,
  subNetworkInterfaceSeeds,
} from "../apis/sub-network-interfaces/state.js";
import {
  createDetections,
  type DetectionSeeds,
  type Detections,
  documentedPeerId,
  readDetectionSeeds,
} from "../apis/vif-peer-detections/state.js";
import {
  createDirectConnect,
  type DirectConnect,
  readVifPeerSeeds,
  type VifPeerSeeds,
} from "../apis/vif-peers/state.js";
import {
  createEndpointServices,
  type EndpointServiceSeeds,
  type EndpointServices,
  endpointServiceSeeds,
} from "../apis/vpc-endpoint-services/state.js";
import type { TransitionName } from "../transitions/index.js";
import { createNetwork, type Network } from "./network.js";
import type { ProjectKey } from "./project-key.js";
import { Timeline } from "./timeline.js";

/** Everything that one project owns in one region. Resources are replaced as a whole, never changed in place. */
export interface Project extends ProjectKey {
  /** What is going to happen by itself. */
  readonly timeline: Timeline<TransitionName>;
  /** Virtual interfaces and their peers. */
  readonly directConnect: DirectConnect;
  readonly detections: Detections;
  readonly subNetworkInterfaces: SubNetworkInterfaces;
  readonly network: Network;
  readonly publicips: Publicips;
  readonly endpointServices: EndpointServices;
}

/** What every project starts with, read once from the documented examples. */
export interface Seeds {
  readonly vifPeers: VifPeerSeeds;
  readonly detections: DetectionSeeds;
  readonly subNetworkInterfaces: SubNetworkInterfaceSeeds;
  readonly securityGroups: readonly string[];
  readonly publicips: PublicipSeeds;
  readonly endpointServices: EndpointServiceSeeds;
}

/** Reads the documented examples. */
export function readSeeds(): Seeds {
  return {
    vifPeers: readVifPeerSeeds(documentedPeerId()),
    detections: readDetectionSeeds(),
    subNetworkInterfaces: subNetworkInterfaceSeeds(),
    securityGroups: documentedSecurityGroups(),
    publicips: readPublicipSeeds(),
    endpointServices: endpointServiceSeeds(),
  };
}

/** A project with its own copy of the documented resources, which belong to it. */
export function createProject({ region, id }: ProjectKey, seeds: Seeds): Project {
  return {
    region,
    id,
    timeline: new Timeline(),
    directConnect: createDirectConnect(id, seeds.vifPeers),
    detections: createDetections(id, seeds.detections),
    subNetworkInterfaces: createSubNetworkInterfaces(id, seeds.subNetworkInterfaces),
    network: createNetwork({
      ...seeds.subNetworkInterfaces.network,
      securityGroups: seeds.securityGroups,
    }),
    publicips: createPublicips(id, seeds.publicips),
    endpointServices: createEndpointServices({ region, id }, seeds.endpointServices),
  };
}
