import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { tagValues } from "./tags.js";

/** Behavior `publicips.tags`. */
export const listPublicipTags: OperationHandler<operations["listPublicipTags"], never> = {
  errors: [],
  handle({ project }) {
    return { status: 200, body: { tags: tagValues(project.publicips.items.values()) } };
  },
};
