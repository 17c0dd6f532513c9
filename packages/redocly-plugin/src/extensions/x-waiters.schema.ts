import type { Extension } from "../core/extension.js";
import { POINTER_PATTERN } from "../core/pointer.js";

const states = { type: "array", uniqueItems: true, items: { type: "string", minLength: 1 } };
const seconds = { type: "number", exclusiveMinimum: 0 };

export const xWaiters: Extension = {
  on: ["Operation"],
  schema: {
    type: "object",
    minProperties: 1,
    propertyNames: { pattern: "^waitFor[A-Z][a-zA-Z0-9]*$" },
    additionalProperties: {
      type: "object",
      additionalProperties: false,
      required: [
        "description",
        "state",
        "success",
        "failure",
        "minDelaySeconds",
        "maxDelaySeconds",
        "maxWaitSeconds",
      ],
      properties: {
        description: { type: "string", minLength: 1 },
        state: { type: "string", pattern: POINTER_PATTERN },
        success: { ...states, minItems: 1 },
        failure: states,
        minDelaySeconds: seconds,
        maxDelaySeconds: { ...seconds, minimum: { $data: "1/minDelaySeconds" } },
        maxWaitSeconds: seconds,
      },
    },
  },
};
