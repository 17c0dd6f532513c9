import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { findPublicip } from "./state.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.unknown-eip`. */
export const showPublicip: OperationHandler<operations["showPublicip"], Name> = {
  errors,
  handle({ project, path }) {
    const { publicip_id: id } = path;
    const publicip = findPublicip(project.publicips, id);
    if ("rejection" in publicip) return publicip;
    return { status: 200, body: { publicip } };
  },
};
