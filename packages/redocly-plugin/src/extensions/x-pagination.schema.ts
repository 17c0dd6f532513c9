import type { Extension } from "../core/extension.js";
import { POINTER_PATTERN } from "../core/pointer.js";

const name = { type: "string", minLength: 1 };
const pointer = { type: "string", pattern: POINTER_PATTERN };

export const xPagination: Extension = {
  on: ["Operation"],
  schema: {
    type: "object",
    required: ["style"],
    // With it, Ajv reports what the named style lacks, not what all of them do.
    discriminator: { propertyName: "style" },
    oneOf: [
      {
        additionalProperties: false,
        required: ["items", "limit", "marker"],
        properties: {
          style: { const: "marker" },
          items: name,
          limit: name,
          marker: name,
          next: pointer,
          itemMarker: name,
        },
        oneOf: [{ required: ["next"] }, { required: ["itemMarker"] }],
      },
      {
        additionalProperties: false,
        required: ["items", "limit", "offset", "total"],
        properties: {
          style: { const: "offset" },
          items: name,
          limit: name,
          offset: name,
          total: pointer,
        },
      },
    ],
  },
};
