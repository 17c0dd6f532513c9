import type { Extension } from "../core/extension.js";
import { POINTER_PATTERN } from "../core/pointer.js";

export const xDryRun: Extension = {
  on: ["Operation"],
  schema: { type: "string", pattern: POINTER_PATTERN },
};
