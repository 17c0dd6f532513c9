import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { removeTags } from "./tags.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.tags`, `publicips.unknown-eip`. */
export const deletePublicipTag: OperationHandler<operations["deletePublicipTag"], Name> = {
  errors,
  handle({ project, path }) {
    const { publicip_id: id, key } = path;
    const { items } = project.publicips;
    const publicip = items.get(id);
    if (publicip === undefined) {
      return reject("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    items.put(removeTags(publicip, [key]));
    return { status: 204, body: undefined };
  },
};
