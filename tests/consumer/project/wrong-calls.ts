// biome-ignore-all format: each call is on the one line that its @ts-expect-error covers.

// Calls that must not compile, through the operation functions and through `client.http`.
// Each `@ts-expect-error` stands over one line; a call that compiles makes tsc fail.

import * as publicips from "@hcnet/publicips";
import * as interfaces from "@hcnet/sub-network-interfaces";
import * as detections from "@hcnet/vif-peer-detections";
import * as peers from "@hcnet/vif-peers";
import * as services from "@hcnet/vpc-endpoint-services";
import { session } from "./session.js";

const peer = peers.createClient(session);
const detection = detections.createClient(session);
const subInterface = interfaces.createClient(session);
const eip = publicips.createClient(session);
const service = services.createClient(session);

const vif_peer_id = "68250543-0a13-4ac7-aa36-d018856ac640";
const publicip_id = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const sub_network_interface_id = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
const vpc_endpoint_service_id = "4189d3c2-8882-4871-a3c2-d380272eed88";

const PEER = "/v3/{project_id}/dcaas/vif-peers/{vif_peer_id}";
const DETECTIONS = "/v3/{project_id}/dcaas/vif-peer-detections";
const INTERFACE = "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}";
const EIP = "/v1/{project_id}/publicips/{publicip_id}";
const SERVICE = "/v1/{project_id}/vpc-endpoint-services/{vpc_endpoint_service_id}";

export async function misspeltFields() {
  // @ts-expect-error top level
  await peer.updateVifPeer({ path: { vif_peer_id }, body: { vif_peers: { name: "a" } } });
  // @ts-expect-error second level
  await peer.updateVifPeer({ path: { vif_peer_id }, body: { vif_peer: { nmae: "a" } } });
  // @ts-expect-error second level, next to a right one
  await eip.updatePublicip({ path: { publicip_id }, body: { publicip: { alias: "a", portid: "" } } });
  // @ts-expect-error third level, in an array
  await service.updateEndpointService({ path: { vpc_endpoint_service_id }, body: { ports: [{ clientport: 1 }] } });
  // @ts-expect-error fourth level
  await subInterface.updateSubNetworkInterface({ path: { sub_network_interface_id }, body: { sub_network_interface: { allowed_address_pairs: [{ ip: "1.1.1.1" }] } } });
  // @ts-expect-error next to path and body
  await peer.updateVifPeer({ path: { vif_peer_id }, body: { vif_peer: { name: "a" } }, boddy: 1 });

  // @ts-expect-error top level
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id } }, body: { vif_peers: { name: "a" } } });
  // @ts-expect-error second level
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id } }, body: { vif_peer: { nmae: "a" } } });
  // @ts-expect-error second level, next to a right one
  await eip.http.PUT(EIP, { params: { path: { publicip_id } }, body: { publicip: { alias: "a", portid: "" } } });
  // @ts-expect-error third level, in an array
  await service.http.PUT(SERVICE, { params: { path: { vpc_endpoint_service_id } }, body: { ports: [{ clientport: 1 }] } });
  // @ts-expect-error fourth level
  await subInterface.http.PUT(INTERFACE, { params: { path: { sub_network_interface_id } }, body: { sub_network_interface: { allowed_address_pairs: [{ ip: "1.1.1.1" }] } } });
  // @ts-expect-error in params
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id }, qeury: {} }, body: { vif_peer: { name: "a" } } });
}

export async function wrongEnumerationValues() {
  // @ts-expect-error protocol is TCP
  await service.updateEndpointService({ path: { vpc_endpoint_service_id }, body: { ports: [{ client_port: 1, server_port: 1, protocol: "UDP" }] } });
  // @ts-expect-error ip_version is 4 or 6
  await eip.updatePublicip({ path: { publicip_id }, body: { publicip: { ip_version: 5 } } });

  // @ts-expect-error protocol is TCP
  await service.http.PUT(SERVICE, { params: { path: { vpc_endpoint_service_id } }, body: { ports: [{ client_port: 1, server_port: 1, protocol: "UDP" }] } });
  // @ts-expect-error ip_version is 4 or 6
  await eip.http.PUT(EIP, { params: { path: { publicip_id } }, body: { publicip: { ip_version: 5 } } });
}

export async function missingRequiredFields() {
  // @ts-expect-error vif_peer
  await peer.updateVifPeer({ path: { vif_peer_id }, body: {} });
  // @ts-expect-error vif_peer_id
  await detection.createVifPeerDetection({ body: { vif_peer_detection: {} } });
  // @ts-expect-error body
  await eip.updatePublicip({ path: { publicip_id } });
  // @ts-expect-error path
  await eip.updatePublicip({ body: { publicip: {} } });
  // @ts-expect-error everything
  await subInterface.updateSubNetworkInterface();

  // @ts-expect-error vif_peer
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id } }, body: {} });
  // @ts-expect-error vif_peer_id
  await detection.http.POST(DETECTIONS, { body: { vif_peer_detection: {} } });
  // @ts-expect-error body
  await eip.http.PUT(EIP, { params: { path: { publicip_id } } });
  // @ts-expect-error params
  await eip.http.PUT(EIP, { body: { publicip: {} } });
  // @ts-expect-error everything
  await subInterface.http.PUT(INTERFACE);
}

export async function numbersForStrings() {
  // @ts-expect-error in the body
  await peer.updateVifPeer({ path: { vif_peer_id }, body: { vif_peer: { name: 819 } } });
  // @ts-expect-error in an array
  await subInterface.updateSubNetworkInterface({ path: { sub_network_interface_id }, body: { sub_network_interface: { security_groups: [1] } } });
  // @ts-expect-error in the path
  await eip.updatePublicip({ path: { publicip_id: 1 }, body: { publicip: {} } });

  // @ts-expect-error in the body
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id } }, body: { vif_peer: { name: 819 } } });
  // @ts-expect-error in an array
  await subInterface.http.PUT(INTERFACE, { params: { path: { sub_network_interface_id } }, body: { sub_network_interface: { security_groups: [1] } } });
  // @ts-expect-error in the path
  await eip.http.PUT(EIP, { params: { path: { publicip_id: 1 } }, body: { publicip: {} } });
}

export async function nullableWithoutCheck() {
  const { vif_peer } = await peer.updateVifPeer({ path: { vif_peer_id }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error null with static routing
  vif_peer.bgp_asn.toFixed();
  // @ts-expect-error null with static routing
  vif_peer.bgp_status.length;
  // @ts-expect-error null for some IPv6 peers
  vif_peer.remote_ep_group.length;

  const { data } = await peer.http.PUT(PEER, { params: { path: { vif_peer_id } }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error no data when it failed
  data.vif_peer;
  // @ts-expect-error null with static routing
  data?.vif_peer.bgp_asn.toFixed();
}

export async function parametersOfOtherOperations() {
  // @ts-expect-error an EIP's id
  await peer.updateVifPeer({ path: { publicip_id }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error an EIP's id in addition to the right one
  await peer.updateVifPeer({ path: { vif_peer_id, publicip_id }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error no path parameter but the project
  await detection.createVifPeerDetection({ path: { vif_peer_id }, body: { vif_peer_detection: { vif_peer_id } } });

  // @ts-expect-error an EIP's id
  await peer.http.PUT(PEER, { params: { path: { publicip_id } }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error an EIP's id in addition to the right one
  await peer.http.PUT(PEER, { params: { path: { vif_peer_id, publicip_id } }, body: { vif_peer: { name: "a" } } });
  // @ts-expect-error a path of another API
  await peer.http.PUT(EIP, { params: { path: { publicip_id } }, body: { publicip: {} } });
  // @ts-expect-error a method that the path does not have
  await peer.http.POST(PEER, { params: { path: { vif_peer_id } }, body: { vif_peer: { name: "a" } } });
}
