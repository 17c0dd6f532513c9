import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { findPeer, peerErrors } from "./finish.js";
import { checkSubnets, subnetErrors } from "./subnets.js";

const errors = [...peerErrors, ...subnetErrors] as const;

const changeable: ReadonlySet<string> = new Set(
  Object.keys(document.components.schemas.UpdateVifPeer.properties),
);

/** Behavior `vif-peers.immutable-members`: the body without the members that cannot be changed. */
function withoutOthers(body: unknown): unknown {
  const { vif_peer } = (body ?? {}) as { readonly vif_peer?: unknown };
  if (typeof vif_peer !== "object" || vif_peer === null || Array.isArray(vif_peer)) return body;
  const kept = Object.entries(vif_peer).filter(([name]) => changeable.has(name));
  return { ...(body as object), vif_peer: Object.fromEntries(kept) };
}

/** The schema states `vif-peers.empty-update`, `vif-peers.immutable-members` and `vif-peers.text-limits`. */
export const updateVifPeer: OperationHandler<operations["updateVifPeer"], (typeof errors)[number]> =
  {
    errors,
    readBody: (body, behaviors) =>
      behaviors["vif-peers.immutable-members"] === "ignored" ? withoutOthers(body) : body,
    handle({ project, path, body, behaviors, begin }) {
      const peer = findPeer(project, path.vif_peer_id, behaviors);
      if ("rejection" in peer) return peer;
      const { remote_ep_group: subnets } = body.vif_peer;
      const rejection = subnets && checkSubnets(project, peer.vif_id ?? "", subnets, peer.id);
      if (rejection !== undefined) return rejection;
      const { peers } = project.directConnect;
      const updated = { ...peer, ...body.vif_peer };
      if (peer.status !== "ACTIVE") {
        peers.put(updated);
        return { status: 200, body: { vif_peer: updated } };
      }
      const started = { ...updated, status: "PENDING_UPDATE" };
      peers.put(started);
      const takesTime = begin("vif_peers.update", peer.id);
      // What is over by the next call is returned as done, like the documented update.
      return { status: 200, body: { vif_peer: takesTime ? started : updated } };
    },
  };
