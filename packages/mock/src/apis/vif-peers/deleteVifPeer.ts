import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import type { Detections } from "../vif-peer-detections/state.js";
import { findPeer, peerErrors } from "./finish.js";

const errors = [...peerErrors, "lastPeer", "badParameter"] as const;

/** Behavior `vif-peer-detections.delete-peer`, if switched. */
function forget({ items }: Detections, peerId: string): void {
  const those = [...items.values()].filter(({ vif_peer_id }) => vif_peer_id === peerId);
  for (const { id } of those) items.delete(id);
}

/** Behaviors `vif-peers.delete-last-peer`, `vif-peers.unknown-peer`, `vif-peers.delete`. */
export const deleteVifPeer: OperationHandler<operations["deleteVifPeer"], (typeof errors)[number]> =
  {
    errors,
    handle({ project, path, behaviors, begin }) {
      const peer = findPeer(project, path.vif_peer_id, behaviors);
      if ("rejection" in peer) return peer;
      const { peers } = project.directConnect;
      const staying = peers.of(peer.vif_id ?? "").filter((it) => it.status !== "PENDING_DELETE");
      if (staying.length === 1) {
        const name =
          behaviors["vif-peers.delete-last-peer"] === "DC.1214" ? "lastPeer" : "badParameter";
        return reject(name, "vif_peer_id: is the last peer of its virtual interface");
      }
      peers.put({ ...peer, status: "PENDING_DELETE" });
      begin("vif_peers.delete", peer.id);
      const { detections } = project.others;
      if (behaviors["vif-peer-detections.delete-peer"] === "go" && detections !== undefined)
        forget(detections, peer.id);
      return { status: 204, body: undefined };
    },
  };
