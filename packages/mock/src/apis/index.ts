import type { Api } from "../operation.js";
import { publicips } from "./publicips/index.js";
import { subNetworkInterfaces } from "./sub-network-interfaces/index.js";
import { vifPeerDetections } from "./vif-peer-detections/index.js";
import { vifPeers } from "./vif-peers/index.js";
import { vpcEndpointServices } from "./vpc-endpoint-services/index.js";

/** Every API that the mock serves. */
export const apis: readonly [Api, ...Api[]] = [
  vifPeers,
  vifPeerDetections,
  subNetworkInterfaces,
  publicips,
  vpcEndpointServices,
];
