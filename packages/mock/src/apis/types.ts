// Types of all APIs together. Importing this module loads no API.

import type { ChoicesOf } from "../behaviors/behavior.js";
import type { commonBehaviors } from "../behaviors/common.js";
import type { NetworkSeed } from "../state/resources/network.js";
import type { publicipBehaviors } from "./publicips/behaviors.js";
import type { PublicipSeed } from "./publicips/resources.js";
import type { Publicips } from "./publicips/state.js";
import type { publicipTransitions } from "./publicips/transitions.js";
import type { subNetworkInterfaceBehaviors } from "./sub-network-interfaces/behaviors.js";
import type { SubNetworkInterfaces } from "./sub-network-interfaces/collection.js";
import type { SubNetworkInterfaceSeed } from "./sub-network-interfaces/resources.js";
import type { vifPeerDetectionBehaviors } from "./vif-peer-detections/behaviors.js";
import type { VifPeerDetectionSeed } from "./vif-peer-detections/resources.js";
import type { Detections } from "./vif-peer-detections/state.js";
import type { vifPeerDetectionTransitions } from "./vif-peer-detections/transitions.js";
import type { vifPeerBehaviors } from "./vif-peers/behaviors.js";
import type { VifPeerSeed } from "./vif-peers/resources.js";
import type { DirectConnect } from "./vif-peers/state.js";
import type { vifPeerTransitions } from "./vif-peers/transitions.js";
import type { vpcEndpointServiceBehaviors } from "./vpc-endpoint-services/behaviors.js";
import type { EndpointServiceSeed } from "./vpc-endpoint-services/resources.js";
import type { EndpointServices } from "./vpc-endpoint-services/state.js";
import type { endpointServiceTransitions } from "./vpc-endpoint-services/transitions.js";

export type { KnownEndpoint, NewEndpoint } from "./vpc-endpoint-services/endpoints.js";
export type { MockEndpoints } from "./vpc-endpoint-services/mock-endpoints.js";

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

/** The choice for each behavior that can be switched. */
export type BehaviorChoices = ChoicesOf<typeof vifPeerBehaviors> &
  ChoicesOf<typeof vifPeerDetectionBehaviors> &
  ChoicesOf<typeof subNetworkInterfaceBehaviors> &
  ChoicesOf<typeof publicipBehaviors> &
  ChoicesOf<typeof vpcEndpointServiceBehaviors>;

/** The id of a behavior, such as `publicips.unbind-unbound`. */
export type BehaviorId =
  | keyof typeof commonBehaviors
  | keyof typeof vifPeerBehaviors
  | keyof typeof vifPeerDetectionBehaviors
  | keyof typeof subNetworkInterfaceBehaviors
  | keyof typeof publicipBehaviors
  | keyof typeof vpcEndpointServiceBehaviors;

/** Resources by kind, each as far as the caller cares. */
export interface SeedResources
  extends NetworkSeed,
    VifPeerSeed,
    VifPeerDetectionSeed,
    PublicipSeed,
    SubNetworkInterfaceSeed,
    EndpointServiceSeed {}
