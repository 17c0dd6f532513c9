import type { Extension } from "../core/extension.js";

export const xRegionEndpoints: Extension = {
  on: ["Server"],
  schema: {
    type: "object",
    minProperties: 1,
    propertyNames: { pattern: "^[a-z0-9-]+$" },
    additionalProperties: { type: "string", pattern: "^https://[^\\s/?#]+(/[^\\s?#]*)?$" },
  },
};
