import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import type { Api, Handlers } from "../../operation.js";
import { vifPeerFinish } from "./course.js";
import { createVifPeer } from "./createVifPeer.js";
import { deleteVifPeer } from "./deleteVifPeer.js";
import { listVirtualInterfaces } from "./listVirtualInterfaces.js";
import { showQuotas } from "./showQuotas.js";
import { showVirtualInterface } from "./showVirtualInterface.js";
import { updateVifPeer } from "./updateVifPeer.js";

/** Direct Connect virtual interface peers, and the interfaces through which they are read. */
export const vifPeers: Api = {
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
  finish: vifPeerFinish,
};
