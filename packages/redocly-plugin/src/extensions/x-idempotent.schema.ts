import type { Extension } from "../core/extension.js";

export const xIdempotent: Extension = {
  on: ["Operation"],
  schema: { type: "boolean" },
};
