import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/publicips/types";
import { validators } from "@hcnet/publicips/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { batchCreatePublicipTags } from "./batchCreatePublicipTags.js";
import { publicipBehaviors } from "./behaviors.js";
import { createPublicip } from "./createPublicip.js";
import { createPublicipTag } from "./createPublicipTag.js";
import { deletePublicip } from "./deletePublicip.js";
import { deletePublicipTag } from "./deletePublicipTag.js";
import { publicipFinish } from "./finish.js";
import { listBandwidths } from "./listBandwidths.js";
import { listPublicips } from "./listPublicips.js";
import { listPublicipTags } from "./listPublicipTags.js";
import { listQuotas } from "./listQuotas.js";
import { recordedPublicips } from "./recorded.js";
import { publicipResources } from "./resources.js";
import { readPublicipSeeds } from "./seeds.js";
import { showBandwidth } from "./showBandwidth.js";
import { showPublicip } from "./showPublicip.js";
import { showPublicipTags } from "./showPublicipTags.js";
import { createPublicips } from "./state.js";
import { publicipTransitions } from "./transitions.js";
import { updateBandwidth } from "./updateBandwidth.js";
import { updatePublicip } from "./updatePublicip.js";

/** Elastic IPs. */
export const publicips: ApiModule = {
  name: "publicips",
  document,
  validators,
  projectId: document.components.schemas.PublicipShowResp.properties.tenant_id,
  handlers: {
    batchCreatePublicipTags,
    createPublicip,
    createPublicipTag,
    deletePublicip,
    deletePublicipTag,
    listBandwidths,
    listPublicips,
    listPublicipTags,
    listQuotas,
    showBandwidth,
    showPublicip,
    showPublicipTags,
    updateBandwidth,
    updatePublicip,
  } satisfies Handlers<operations>,
  behaviors: publicipBehaviors,
  transitions: publicipTransitions,
  finish: publicipFinish,
  resources: publicipResources,
  recorded: recordedPublicips,
  readSeeds() {
    const seeds = readPublicipSeeds();
    return { createState: ({ id }) => ({ publicips: createPublicips(id, seeds) }) };
  },
};
