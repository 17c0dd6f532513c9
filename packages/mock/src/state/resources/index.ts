import { type PublicipSeed, publicipResources } from "../../apis/publicips/resources.js";
import {
  type SubNetworkInterfaceSeed,
  subNetworkInterfaceResources,
} from "../../apis/sub-network-interfaces/resources.js";
import {
  type VifPeerDetectionSeed,
  vifPeerDetectionResources,
} from "../../apis/vif-peer-detections/resources.js";
import { type VifPeerSeed, vifPeerResources } from "../../apis/vif-peers/resources.js";
import {
  type EndpointServiceSeed,
  endpointServiceResources,
} from "../../apis/vpc-endpoint-services/resources.js";
import type { ResourceKind } from "./kind.js";
import { type NetworkSeed, networkResources } from "./network.js";

/** Every kind of resource, each after those that it stands on. */
export const resourceKinds: readonly ResourceKind[] = [
  ...networkResources,
  ...vifPeerResources,
  ...vifPeerDetectionResources,
  ...publicipResources,
  ...subNetworkInterfaceResources,
  ...endpointServiceResources,
];

/** Resources by kind, each as far as the caller cares. */
export interface SeedResources
  extends NetworkSeed,
    VifPeerSeed,
    VifPeerDetectionSeed,
    PublicipSeed,
    SubNetworkInterfaceSeed,
    EndpointServiceSeed {}
