import type { Extension } from "../core/extension.js";

export const xCodeSamples: Extension = {
  on: ["Operation"],
  schema: {
    type: "array",
    minItems: 1,
    items: {
      type: "object",
      additionalProperties: false,
      required: ["lang", "source"],
      properties: {
        lang: { type: "string", minLength: 1 },
        label: { type: "string", minLength: 1 },
        source: { type: "string", minLength: 1 },
      },
    },
  },
};
