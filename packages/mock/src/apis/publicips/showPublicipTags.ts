import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { tagsOf } from "./tags.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.tags`, `publicips.unknown-eip`. */
export const showPublicipTags: OperationHandler<operations["showPublicipTags"], Name> = {
  errors,
  handle({ project, path }) {
    const { publicip_id: id } = path;
    const publicip = project.publicips.items.get(id);
    if (publicip === undefined) {
      return reject("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    return { status: 200, body: { tags: tagsOf(publicip) } };
  },
};
