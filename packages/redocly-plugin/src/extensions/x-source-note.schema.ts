import type { Extension } from "../core/extension.js";

export const xSourceNote: Extension = {
  schema: {
    type: ["string", "array"],
    minLength: 1,
    minItems: 1,
    items: { type: "string", minLength: 1 },
  },
};
