// Types of all APIs together. Importing this module loads no API.

import type { ChoicesOf } from "../rules/rule.js";
import type { NetworkSeed } from "../state/resources/network.js";
import type { PublicipSeed } from "./publicips/resources.js";
import type { publicipRules } from "./publicips/rules.js";
import type { Publicips } from "./publicips/state.js";
import type { publicipTransitions } from "./publicips/transitions.js";
import type { SubNetworkInterfaces } from "./sub-network-interfaces/collection.js";
import type { SubNetworkInterfaceSeed } from "./sub-network-interfaces/resources.js";
import type { subNetworkInterfaceRules } from "./sub-network-interfaces/rules.js";
import type { VifPeerDetectionSeed } from "./vif-peer-detections/resources.js";
import type { vifPeerDetectionRules } from "./vif-peer-detections/rules.js";
import type { Detections } from "./vif-peer-detections/state.js";
import type { vifPeerDetectionTransitions } from "./vif-peer-detections/transitions.js";
import type { VifPeerSeed } from "./vif-peers/resources.js";
import type { vifPeerRules } from "./vif-peers/rules.js";
import type { DirectConnect } from "./vif-peers/state.js";
import type { vifPeerTransitions } from "./vif-peers/transitions.js";
import type { EndpointServiceSeed } from "./vpc-endpoint-services/resources.js";
import type { vpcEndpointServiceRules } from "./vpc-endpoint-services/rules.js";
import type { EndpointServices } from "./vpc-endpoint-services/state.js";
import type { endpointServiceTransitions } from "./vpc-endpoint-services/transitions.js";

/** What a project holds of each API. */
export interface ApiStates {
  /** Virtual interfaces and their peers. */
  readonly directConnect: DirectConnect;
  readonly detections: Detections;
  readonly subNetworkInterfaces: SubNetworkInterfaces;
  readonly publicips: Publicips;
  readonly endpointServices: EndpointServices;
}

/** A transition by the name of the resource and of what happens to it. */
export type TransitionName =
  | keyof typeof publicipTransitions
  | keyof typeof vifPeerTransitions
  | keyof typeof vifPeerDetectionTransitions
  | keyof typeof endpointServiceTransitions;

/** For each rule that can be switched, what is chosen. */
export type RuleChoices = ChoicesOf<typeof vifPeerRules> &
  ChoicesOf<typeof vifPeerDetectionRules> &
  ChoicesOf<typeof subNetworkInterfaceRules> &
  ChoicesOf<typeof publicipRules> &
  ChoicesOf<typeof vpcEndpointServiceRules>;

/** Resources by kind, each as far as the caller cares. */
export interface SeedResources
  extends NetworkSeed,
    VifPeerSeed,
    VifPeerDetectionSeed,
    PublicipSeed,
    SubNetworkInterfaceSeed,
    EndpointServiceSeed {}
