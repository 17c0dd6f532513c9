// Calls that must compile: defaults omitted, documented nulls, statuses that nobody has seen yet.

import * as publicips from "@hcnet/publicips";
import type { CreatePublicipOption, PublicipUpdateResp } from "@hcnet/publicips/types";
import * as interfaces from "@hcnet/sub-network-interfaces";
import type { SubNetworkInterface } from "@hcnet/sub-network-interfaces/types";
import * as peers from "@hcnet/vif-peers";
import type { VifPeer } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import * as services from "@hcnet/vpc-endpoint-services";
import { session } from "./session.js";

const peer = peers.createClient(session);
const subInterface = interfaces.createClient(session);
const eip = publicips.createClient(session);
const service = services.createClient(session);

const vif_peer_id = "68250543-0a13-4ac7-aa36-d018856ac640";
const publicip_id = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const sub_network_interface_id = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
const vpc_endpoint_service_id = "4189d3c2-8882-4871-a3c2-d380272eed88";

export async function defaultsLeftOut() {
  // dry_run defaults to false
  const path = { sub_network_interface_id };
  await subInterface.updateSubNetworkInterface({ path, body: { sub_network_interface: {} } });
  // protocol defaults to TCP
  const body = { ports: [{ client_port: 8081, server_port: 22 }] };
  await service.updateEndpointService({ path: { vpc_endpoint_service_id }, body });
  await service.http.PUT("/v1/{project_id}/vpc-endpoint-services/{vpc_endpoint_service_id}", {
    params: { path: { vpc_endpoint_service_id } },
    body,
  });
}

export const documentedNulls: Pick<VifPeer, "id" | "bgp_asn" | "bgp_md5" | "bgp_status"> = {
  id: vif_peer_id,
  bgp_asn: null,
  bgp_md5: null,
  bgp_status: null,
};

export const nullState: Pick<SubNetworkInterface, "state" | "ipv6_ip_address"> = {
  state: null,
  ipv6_ip_address: null,
};

export async function unknownStatus(): Promise<string> {
  const { publicip } = await eip.updatePublicip({ path: { publicip_id }, body: { publicip: {} } });
  const status: PublicipUpdateResp["status"] = "SOMETHING_NEW";
  if (publicip.status === "SOMETHING_NEW" || publicip.status === status) return "unknown";
  return publicip.status === "ACTIVE" ? "bound" : "else";
}

export async function dataPerStatus() {
  const response = await subInterface
    .updateSubNetworkInterface({
      path: { sub_network_interface_id },
      body: { dry_run: true, sub_network_interface: { description: "web" } },
    })
    .withResponse();
  if (response.status === 202) return response.data;
  return response.data.sub_network_interface.id;
}

export async function resultStyle() {
  const { data, error } = await peer.http.PUT("/v3/{project_id}/dcaas/vif-peers/{vif_peer_id}", {
    params: { path: { vif_peer_id } },
    body: { vif_peer: { remote_ep_group: ["20.1.1.0/24"] } },
  });
  return error === undefined ? data.vif_peer.name : error;
}

export function narrow(body: unknown): string | undefined {
  return validators.updateVifPeer.request(body) ? body.vif_peer.name : undefined;
}

export async function optionalValues(
  limit: number | undefined,
  name: string | undefined,
  id: readonly string[] | undefined,
  signal: AbortSignal | undefined,
) {
  const query = { limit, id };
  await eip.listPublicips({ query }, { signal, timeoutMs: undefined });
  await eip.listPublicips({ query: limit === undefined ? undefined : query });
  await eip.http.GET("/v1/{project_id}/publicips", { params: { query }, signal });
  await eip.http.GET("/v1/{project_id}/publicips", { params: undefined });
  await eip.updatePublicip({ path: { publicip_id }, body: { publicip: { alias: name } } });
  for await (const each of eip.listPublicips.items({ query })) console.log(each.id);
  const publicip: CreatePublicipOption = { type: "5_bgp", alias: name };
  return await eip.createPublicip({
    body: { publicip, bandwidth: { share_type: "PER", size: 5, name } },
  });
}

export async function readonlyData(remote_ep_group: readonly string[]) {
  const input = {
    path: { vif_peer_id },
    body: { vif_peer: { remote_ep_group: ["20.1.1.0/24"] } },
  } as const;
  await peer.updateVifPeer(input);
  await peer.updateVifPeer({ ...input, body: { vif_peer: { remote_ep_group } } });
  await peer.http.PUT("/v3/{project_id}/dcaas/vif-peers/{vif_peer_id}", {
    params: { path: input.path },
    body: input.body,
  });
}
