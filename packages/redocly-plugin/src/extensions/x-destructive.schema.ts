import type { Extension } from "../core/extension.js";
import { POINTER_PATTERN } from "../core/pointer.js";

export const xDestructive: Extension = {
  on: ["Operation"],
  schema: {
    oneOf: [
      { const: true },
      {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          additionalProperties: false,
          required: ["pointer", "value"],
          properties: { pointer: { type: "string", pattern: POINTER_PATTERN }, value: {} },
        },
      },
    ],
  },
};
