import {
  documentedPublicip,
  documentedPublicipValues,
  type Publicip,
  type Publicips,
  type PublicipValues,
} from "../apis/publicips/state.js";
import type { SubNetworkInterfaces } from "../apis/sub-network-interfaces/collection.js";
import {
  createSubNetworkInterfaces,
  documentedSecurityGroups,
  type SubNetworkInterfaceSeeds,
  subNetworkInterfaceSeeds,
} from "../apis/sub-network-interfaces/state.js";
import {
  type Detections,
  documentedDetection,
  documentedPeerId,
  type VifPeerDetection,
} from "../apis/vif-peer-detections/state.js";
import { documentedVifPeer, type VifPeer, type VifPeers } from "../apis/vif-peers/state.js";
import {
  documentedEndpointService,
  documentedProtocol,
  type EndpointService,
  type EndpointServices,
} from "../apis/vpc-endpoint-services/state.js";

/** Everything that one project owns. Resources are replaced as a whole, never changed in place. */
export interface Project {
  readonly id: string;
  readonly vifPeers: VifPeers;
  readonly detections: Detections;
  readonly subNetworkInterfaces: SubNetworkInterfaces;
  /** Ids of the security groups. */
  readonly securityGroups: ReadonlySet<string>;
  readonly publicips: Publicips;
  readonly endpointServices: EndpointServices;
}

/** What every project starts with, read once from the documented examples. */
export interface Seeds {
  readonly vifPeers: readonly VifPeer[];
  readonly detection: VifPeerDetection;
  readonly subNetworkInterfaces: SubNetworkInterfaceSeeds;
  readonly securityGroups: readonly string[];
  readonly publicip: Publicip;
  readonly publicipValues: PublicipValues;
  readonly endpointService: EndpointService;
  readonly defaultProtocol: string;
}

/** Reads the documented examples. */
export function readSeeds(): Seeds {
  const peer = documentedVifPeer();
  return {
    // The documented probe is of a peer that no other example shows; it is taken to be alike.
    vifPeers: [peer, { ...peer, id: documentedPeerId() }],
    detection: documentedDetection(),
    subNetworkInterfaces: subNetworkInterfaceSeeds(),
    securityGroups: documentedSecurityGroups(),
    publicip: documentedPublicip(),
    publicipValues: documentedPublicipValues(),
    endpointService: documentedEndpointService(),
    defaultProtocol: documentedProtocol(),
  };
}

/** A project with its own copy of the documented resources, which belong to it. */
export function createProject(id: string, seeds: Seeds): Project {
  const { detection, publicip, endpointService } = seeds;
  return {
    id,
    vifPeers: byId(seeds.vifPeers.map((peer) => ({ ...peer, tenant_id: id }))),
    detections: { template: detection, items: new Map() },
    subNetworkInterfaces: createSubNetworkInterfaces(id, seeds.subNetworkInterfaces),
    securityGroups: new Set(seeds.securityGroups),
    publicips: {
      items: byId([{ ...publicip, tenant_id: id }]),
      holders: new Map(),
      values: seeds.publicipValues,
    },
    endpointServices: {
      items: byId([{ ...endpointService, project_id: id }]),
      defaultProtocol: seeds.defaultProtocol,
    },
  };
}

function byId<T extends { readonly id: string }>(resources: readonly T[]): Map<string, T> {
  return new Map(resources.map((resource) => [resource.id, resource]));
}
