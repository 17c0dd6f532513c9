import type { ApiModule } from "../api-module.js";
import { publicips } from "./publicips/index.js";
import { subNetworkInterfaces } from "./sub-network-interfaces/index.js";
import { vifPeerDetections } from "./vif-peer-detections/index.js";
import { vifPeers } from "./vif-peers/index.js";
import { vpcEndpointServices } from "./vpc-endpoint-services/index.js";

/** Every API that the mock serves. */
export const apis: readonly ApiModule[] = [
  vifPeers,
  vifPeerDetections,
  subNetworkInterfaces,
  publicips,
  vpcEndpointServices,
];
