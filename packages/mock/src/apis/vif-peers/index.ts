import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import type { Api, Handlers } from "../../operation.js";
import { updateVifPeer } from "./updateVifPeer.js";

/** Direct Connect virtual interface peers. */
export const vifPeers: Api = {
  document,
  validators,
  handlers: { updateVifPeer } satisfies Handlers<operations>,
};
