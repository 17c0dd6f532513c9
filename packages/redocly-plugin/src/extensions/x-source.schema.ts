import type { Extension } from "../core/extension.js";

export const xSource: Extension = {
  on: ["Operation"],
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["document", "publication"],
    properties: {
      document: { type: "string", minLength: 1 },
      publication: { type: "string", minLength: 1 },
      section: { type: "string", minLength: 1 },
      updated: { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
      url: { type: "string", pattern: "^https?://\\S+$" },
    },
  },
};
