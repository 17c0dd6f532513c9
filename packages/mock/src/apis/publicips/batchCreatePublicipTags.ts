import type { operations } from "@hcnet/publicips/types";
import type { ValidationIssue } from "@hcnet/runtime";
import type { OperationHandler } from "../../operation.js";
import { findPublicip } from "./state.js";
import { addTags, removeTags, tagsToAdd } from "./tags.js";

const errors = ["badParameter", "notFound", "missingValue", "tooManyTags", "repeatedKey"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.tags`, `publicips.unknown-eip`. */
export const batchCreatePublicipTags: OperationHandler<
  operations["batchCreatePublicipTags"],
  Name
> = {
  errors,
  nameIssue({ instancePath, keyword }: ValidationIssue) {
    return instancePath === "/tags" && keyword === "maxItems" ? "tooManyTags" : undefined;
  },
  handle({ project, path, body }) {
    const { publicip_id: id } = path;
    const { items } = project.publicips;
    const publicip = findPublicip(project.publicips, id);
    if ("rejection" in publicip) return publicip;
    if (body.action === "delete") {
      const keys = body.tags.map(({ key }) => key);
      items.put(removeTags(publicip, keys));
      return { status: 204, body: undefined };
    }
    const tags = tagsToAdd(body.tags);
    if ("rejection" in tags) return tags;
    items.put(addTags(publicip, tags));
    return { status: 204, body: undefined };
  },
};
