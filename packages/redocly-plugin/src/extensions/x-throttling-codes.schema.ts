import type { Extension } from "../core/extension.js";

export const xThrottlingCodes: Extension = {
  on: ["Schema"],
  schema: {
    type: "array",
    minItems: 1,
    uniqueItems: true,
    items: { type: "string", minLength: 1 },
  },
};
