import type { Extension } from "../core/extension.js";

export const xEnumDescriptions: Extension = {
  on: ["Schema"],
  schema: {
    type: "object",
    minProperties: 1,
    additionalProperties: { type: "string", minLength: 1 },
  },
};
