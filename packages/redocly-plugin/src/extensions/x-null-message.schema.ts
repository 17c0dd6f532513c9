import type { Extension } from "../core/extension.js";

export const xNullMessage: Extension = {
  on: ["Schema"],
  schema: { type: "string", minLength: 1 },
};
