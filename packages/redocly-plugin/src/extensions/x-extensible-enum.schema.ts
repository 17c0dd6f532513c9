import type { Extension } from "../core/extension.js";

export const xExtensibleEnum: Extension = {
  on: ["Schema"],
  schema: {
    type: "array",
    minItems: 1,
    uniqueItems: true,
    items: { type: ["string", "number", "boolean", "null"] },
  },
};
