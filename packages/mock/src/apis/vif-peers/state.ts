import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import { documentedId, documentedResponse } from "../../spec/documented.js";

/** A virtual interface peer, as the service answers it. */
export type VifPeer = components["schemas"]["VifPeer"];

/** The peers of one project, by id. */
export type VifPeers = Map<string, VifPeer>;

/** The peer of the documented answer, under the id of the documented URL. */
export function documentedVifPeer(): VifPeer {
  const { responses } = validators.updateVifPeer;
  const answer = documentedResponse(document, "updateVifPeer", responses[200]);
  return { ...answer.vif_peer, id: documentedId(document, "updateVifPeer", "vif_peer_id") };
}
