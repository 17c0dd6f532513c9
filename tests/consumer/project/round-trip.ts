// Read, change, write: what a response contains is valid in the request that updates it.

import * as publicips from "@hcnet/publicips";
import * as interfaces from "@hcnet/sub-network-interfaces";
import * as peers from "@hcnet/vif-peers";
import * as services from "@hcnet/vpc-endpoint-services";
import { session } from "./session.js";

export async function addPort(vpc_endpoint_service_id: string) {
  const client = services.createClient(session);
  const path = { vpc_endpoint_service_id };
  const { ports = [], tcp_proxy } = await client.listServiceDetails({ path });
  const isListening = ports.some(({ client_port }) => client_port === 9443);
  await client.updateEndpointService({
    path,
    body: {
      ports: [...ports, { client_port: 9443, server_port: 443 }],
      ...(tcp_proxy === undefined ? {} : { tcp_proxy }),
    },
  });
  return isListening;
}

export async function addAddressPair(sub_network_interface_id: string) {
  const client = interfaces.createClient(session);
  const path = { sub_network_interface_id };
  const { sub_network_interface: read } = await client.showSubNetworkInterface({ path });
  const { allowed_address_pairs = [], security_groups = [] } = read;
  const pair = { ip_address: "10.0.0.0/24" };
  await client.updateSubNetworkInterface({
    path,
    body: {
      sub_network_interface: {
        allowed_address_pairs: [...allowed_address_pairs, pair],
        security_groups,
      },
    },
  });
}

export async function addSubnet(virtual_interface_id: string, vif_peer_id: string) {
  const client = peers.createClient(session);
  const path = { virtual_interface_id };
  const { virtual_interface } = await client.showVirtualInterface({ path });
  const peer = virtual_interface.vif_peers?.find(({ id }) => id === vif_peer_id);
  const remote_ep_group = [...(peer?.remote_ep_group ?? []), "20.1.1.0/24"];
  await client.updateVifPeer({ path: { vif_peer_id }, body: { vif_peer: { remote_ep_group } } });
}

export async function convertLike(source: string, publicip_id: string) {
  const client = publicips.createClient(session);
  const { publicip } = await client.showPublicip({ path: { publicip_id: source } });
  const { ip_version } = publicip;
  const changes = ip_version === undefined ? {} : { ip_version };
  await client.updatePublicip({ path: { publicip_id }, body: { publicip: changes } });
}

/** A helper that is generic over the name of an operation. */
export function call<Id extends publicips.OperationId>(
  client: publicips.OperationFunctions,
  id: Id,
  input: publicips.OperationInput<Id>,
): Promise<publicips.OperationData<Id>> {
  return client[id](input);
}

export const shown = call(publicips.createClient(session), "showPublicip", {
  path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" },
}).then(({ publicip }) => publicip.status === publicips.PublicipStatus.ACTIVE);
