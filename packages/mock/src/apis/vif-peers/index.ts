import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { vifPeerBehaviors } from "./behaviors.js";
import { createVifPeer } from "./createVifPeer.js";
import { deleteVifPeer } from "./deleteVifPeer.js";
import { vifPeerFinish } from "./finish.js";
import { listVirtualInterfaces } from "./listVirtualInterfaces.js";
import { recordedVirtualInterfaces } from "./recorded.js";
import { vifPeerResources } from "./resources.js";
import { showQuotas } from "./showQuotas.js";
import { showVirtualInterface } from "./showVirtualInterface.js";
import { createDirectConnect, readVifPeerSeeds } from "./state.js";
import { vifPeerTransitions } from "./transitions.js";
import { updateVifPeer } from "./updateVifPeer.js";

/** Direct Connect virtual interface peers, and the interfaces through which they are read. */
export const vifPeers: ApiModule = {
  name: "vif-peers",
  document,
  validators,
  projectId: document.components.schemas.VirtualInterface.properties.tenant_id,
  handlers: {
    createVifPeer,
    deleteVifPeer,
    listVirtualInterfaces,
    showQuotas,
    showVirtualInterface,
    updateVifPeer,
  } satisfies Handlers<operations>,
  behaviors: vifPeerBehaviors,
  transitions: vifPeerTransitions,
  finish: vifPeerFinish,
  resources: vifPeerResources,
  recorded: recordedVirtualInterfaces,
  readSeeds({ vif_peers: probedPeers = [] }) {
    const seeds = readVifPeerSeeds(probedPeers);
    return { createState: ({ id }) => ({ directConnect: createDirectConnect(id, seeds) }) };
  },
};
