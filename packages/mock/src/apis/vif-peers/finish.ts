import { type Rejection, reject } from "../../rejection.js";
import type { Project } from "../../state/project.js";
import type { Finish } from "../../transitions/transition.js";
import type { BehaviorChoices } from "../types.js";
import type { VifPeer } from "./state.js";
import type { vifPeerTransitions } from "./transitions.js";

/** Error responses of a call to a peer that is not there, or not ready. */
export const peerErrors = ["apiNotPublished", "notFound", "peerNotFound", "interfaceBusy"] as const;
type Name = (typeof peerErrors)[number];

/** Whether something is on its way with a peer, or with its interface. */
export function isPending({ status }: { readonly status?: string | null }): boolean {
  return status?.startsWith("PENDING_") ?? false;
}

/**
 * The peer of an id; behaviors `vif-peers.ipv6-regions`, `vif-peers.unknown-peer`,
 * `vif-peers.states`: one that is pending takes no change.
 */
export function findPeer(
  { directConnect }: Pick<Project, "directConnect">,
  id: string,
  behaviors: BehaviorChoices,
): VifPeer | Rejection<Name> {
  const peer = directConnect.peers.get(id);
  if (behaviors["vif-peers.ipv6-regions"] === "closed") return reject("apiNotPublished");
  if (peer === undefined) {
    const name = behaviors["vif-peers.unknown-peer"] === "notFound" ? "notFound" : "peerNotFound";
    return reject(name, `vif_peer_id: no peer ${id} in this project`);
  }
  if (!isPending(peer)) return peer;
  return reject("interfaceBusy", `The peer is busy (${peer.status}), try again later`);
}

/** Ends a change of a peer that is still in the state that the change began with. */
function settled(from: string): Finish<Project> {
  return ({ directConnect: { peers, interfaces } }, id) => {
    const peer = peers.get(id);
    if (peer?.status !== from) return;
    const isDown = interfaces.get(peer.vif_id ?? "")?.status === "DOWN";
    peers.put({ ...peer, status: isDown ? "DOWN" : "ACTIVE" });
  };
}

/** How the changes of peers end. */
export const vifPeerFinish: Readonly<Record<keyof typeof vifPeerTransitions, Finish<Project>>> = {
  "vif_peers.create": settled("PENDING_CREATE"),
  "vif_peers.update": settled("PENDING_UPDATE"),
  "vif_peers.delete": ({ directConnect: { peers } }, id) => {
    if (peers.get(id)?.status === "PENDING_DELETE") peers.delete(id);
  },
};
