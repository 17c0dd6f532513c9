import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { findPublicip } from "./state.js";
import { removeTags } from "./tags.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.tags`, `publicips.unknown-eip`. */
export const deletePublicipTag: OperationHandler<operations["deletePublicipTag"], Name> = {
  errors,
  handle({ project, path }) {
    const { publicip_id: id, key } = path;
    const { items } = project.publicips;
    const publicip = findPublicip(project.publicips, id);
    if ("rejection" in publicip) return publicip;
    items.put(removeTags(publicip, [key]));
    return { status: 204, body: undefined };
  },
};
