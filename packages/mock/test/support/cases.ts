import { readFileSync } from "node:fs";
import * as publicips from "@hcnet/publicips";
import { validators as publicipsValidators } from "@hcnet/publicips/validators";
import type { SessionOptions } from "@hcnet/runtime";
import * as subNetworkInterfaces from "@hcnet/sub-network-interfaces";
import { validators as subNetworkInterfacesValidators } from "@hcnet/sub-network-interfaces/validators";
import * as vifPeerDetections from "@hcnet/vif-peer-detections";
import { validators as vifPeerDetectionsValidators } from "@hcnet/vif-peer-detections/validators";
import * as vifPeers from "@hcnet/vif-peers";
import { validators as vifPeersValidators } from "@hcnet/vif-peers/validators";
import * as vpcEndpointServices from "@hcnet/vpc-endpoint-services";
import { validators as vpcEndpointServicesValidators } from "@hcnet/vpc-endpoint-services/validators";
import type { OperationValidators } from "../../src/operation.js";

/** A JSON object that a test looks into. */
export type Json = Record<string, unknown>;

/** One of the five documented requests, as the vendor's page shows it. */
export interface DocumentedCase {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  /** The project of the documented URL, or one of ours where the page leaves it open. */
  readonly projectId: string;
  readonly path: (projectId: string) => string;
  /** The body, word for word. */
  readonly request: Json;
  /** The documented response with the members that contradict the request corrected. */
  readonly response: (projectId: string) => Json;
  readonly validators: OperationValidators;
  /** The same through the generated client. */
  readonly call: (session: SessionOptions) => Promise<{
    readonly status: number;
    readonly data: unknown;
    readonly requestId: string | undefined;
  }>;
}

const example = (api: string, name: string): Json =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../specs/${api}/examples/${name}.json`, import.meta.url),
      "utf8",
    ),
  );

/** A documented example file, request or response. */
const documented = (api: string, operationId: string, kind: "request" | "response"): Json =>
  example(api, `${operationId}.documented.${kind}`);

const member = (value: Json, name: string): Json => value[name] as Json;

const UPDATE_PEER = documented("vif-peers", "updateVifPeer", "request");
const PROBE = documented("vif-peer-detections", "createVifPeerDetection", "request");
const UPDATE_INTERFACE = documented(
  "sub-network-interfaces",
  "updateSubNetworkInterface",
  "request",
);
const BIND = documented("publicips", "updatePublicip", "request");
const UPDATE_SERVICE = documented("vpc-endpoint-services", "updateEndpointService", "request");

export const PEER_ID = "68250543-0a13-4ac7-aa36-d018856ac640";
export const INTERFACE_ID = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
export const PUBLICIP_ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
export const SERVICE_ID = "4189d3c2-8882-4871-a3c2-d380272eed88";

/** The time that the clouds of the tests show; the documented probe starts then. */
export const NOW = new Date("2025-07-05T15:11:14Z");

export const vifPeerCase: DocumentedCase = {
  api: "vif-peers",
  operationId: "updateVifPeer",
  method: "PUT",
  projectId: "cfa563efb77d4b6d9960781d82530fd8",
  path: (project) => `/v3/${project}/dcaas/vif-peers/${PEER_ID}`,
  request: UPDATE_PEER,
  response(project) {
    const response = documented("vif-peers", "updateVifPeer", "response");
    return { vif_peer: { ...member(response, "vif_peer"), id: PEER_ID, tenant_id: project } };
  },
  validators: vifPeersValidators.updateVifPeer,
  call: (session) =>
    vifPeers
      .createClient(session)
      .updateVifPeer({ path: { vif_peer_id: PEER_ID }, body: UPDATE_PEER as never })
      .withResponse(),
};

export const detectionCase: DocumentedCase = {
  api: "vif-peer-detections",
  operationId: "createVifPeerDetection",
  method: "POST",
  projectId: "b197c48159d44a66b32c538c3f8da89a",
  path: (project) => `/v3/${project}/dcaas/vif-peer-detections`,
  request: PROBE,
  response(project) {
    const response = documented("vif-peer-detections", "createVifPeerDetection", "response");
    const detection = { ...member(response, "vif_peer_detection"), project_id: project };
    return { ...response, vif_peer_detection: detection };
  },
  validators: vifPeerDetectionsValidators.createVifPeerDetection,
  call: (session) =>
    vifPeerDetections
      .createClient(session)
      .createVifPeerDetection({ body: PROBE as never })
      .withResponse(),
};

export const interfaceCase: DocumentedCase = {
  api: "sub-network-interfaces",
  operationId: "updateSubNetworkInterface",
  method: "PUT",
  projectId: "8c6fb137a48a428aaf9a0229dca4edb3",
  path: (project) => `/v3/${project}/vpc/sub-network-interfaces/${INTERFACE_ID}`,
  request: UPDATE_INTERFACE,
  response(project) {
    const response = documented("sub-network-interfaces", "updateSubNetworkInterface", "response");
    const changed = { ...member(response, "sub_network_interface"), project_id: project };
    return { ...response, sub_network_interface: changed };
  },
  validators: subNetworkInterfacesValidators.updateSubNetworkInterface,
  call: (session) =>
    subNetworkInterfaces
      .createClient(session)
      .updateSubNetworkInterface({
        path: { sub_network_interface_id: INTERFACE_ID },
        body: UPDATE_INTERFACE as never,
      })
      .withResponse(),
};

export const publicipCase: DocumentedCase = {
  api: "publicips",
  operationId: "updatePublicip",
  method: "PUT",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  path: (project) => `/v1/${project}/publicips/${PUBLICIP_ID}`,
  request: BIND,
  response(project) {
    const response = documented("publicips", "updatePublicip", "response");
    const { port_id } = member(BIND, "publicip");
    return { publicip: { ...member(response, "publicip"), tenant_id: project, port_id } };
  },
  validators: publicipsValidators.updatePublicip,
  call: (session) =>
    publicips
      .createClient(session)
      .updatePublicip({ path: { publicip_id: PUBLICIP_ID }, body: BIND as never })
      .withResponse(),
};

export const serviceCase: DocumentedCase = {
  api: "vpc-endpoint-services",
  operationId: "updateEndpointService",
  method: "PUT",
  projectId: "6e9dfd51d1124e8d8498dce894923a0d",
  path: (project) => `/v1/${project}/vpc-endpoint-services/${SERVICE_ID}`,
  request: UPDATE_SERVICE,
  response(project) {
    const response = documented("vpc-endpoint-services", "updateEndpointService", "response");
    return { ...response, id: SERVICE_ID, project_id: project, ...UPDATE_SERVICE };
  },
  validators: vpcEndpointServicesValidators.updateEndpointService,
  call: (session) =>
    vpcEndpointServices
      .createClient(session)
      .updateEndpointService({
        path: { vpc_endpoint_service_id: SERVICE_ID },
        body: UPDATE_SERVICE as never,
      })
      .withResponse(),
};

/** The five documented requests. */
export const cases: readonly DocumentedCase[] = [
  vifPeerCase,
  detectionCase,
  interfaceCase,
  publicipCase,
  serviceCase,
];

/** The response without what is new in each: the id of the request, and of a new resource. */
export function withoutNewIds(response: unknown): Json {
  const { request_id: _, ...rest } = response as Json;
  const { vif_peer_detection } = rest;
  if (vif_peer_detection === undefined) return rest;
  const { id: __, ...detection } = vif_peer_detection as Json;
  return { ...rest, vif_peer_detection: detection };
}
