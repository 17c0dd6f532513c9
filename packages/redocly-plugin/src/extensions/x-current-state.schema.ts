import type { Extension } from "../core/extension.js";

const name = { type: "string", minLength: 1 };

export const xCurrentState: Extension = {
  on: ["Operation"],
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["operationId", "items", "property", "parameter"],
    properties: {
      operationId: name,
      // In which `*` stands for any array item.
      items: { type: "string", pattern: "^(/[^/]+)+$" },
      property: name,
      parameter: name,
    },
  },
};
