import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { findPublicip } from "./state.js";
import { addTags, tagsOf } from "./tags.js";

const errors = ["notFound", "repeatedKey"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.tags`, `publicips.repeated-tag`, `publicips.unknown-eip`. */
export const createPublicipTag: OperationHandler<operations["createPublicipTag"], Name> = {
  errors,
  handle({ project, path, body, behaviors }) {
    const { publicip_id: id } = path;
    const { items } = project.publicips;
    const publicip = findPublicip(project.publicips, id);
    if ("rejection" in publicip) return publicip;
    const { tag } = body;
    const repeated = tagsOf(publicip).some(({ key }) => key === tag.key);
    if (repeated && behaviors["publicips.repeated-tag"] === "reject") {
      return reject("repeatedKey", `tag.key: the EIP already has the key ${tag.key}`);
    }
    items.put(addTags(publicip, [tag]));
    return { status: 204, body: undefined };
  },
};
