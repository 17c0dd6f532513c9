import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/publicips/types";
import { validators } from "@hcnet/publicips/validators";
import type { Api, Handlers } from "../../operation.js";
import { publicipFinish } from "./course.js";
import { createPublicip } from "./createPublicip.js";
import { deletePublicip } from "./deletePublicip.js";
import { listPublicips } from "./listPublicips.js";
import { listQuotas } from "./listQuotas.js";
import { showPublicip } from "./showPublicip.js";
import { updatePublicip } from "./updatePublicip.js";

/** Elastic IPs. */
export const publicips: Api = {
  name: "publicips",
  document,
  validators,
  projectId: document.components.schemas.PublicipShowResp.properties.tenant_id,
  handlers: {
    createPublicip,
    deletePublicip,
    listPublicips,
    listQuotas,
    showPublicip,
    updatePublicip,
  } satisfies Handlers<operations>,
  finish: publicipFinish,
};
