import type { Extension } from "../core/extension.js";

export const xExperimental: Extension = {
  on: ["Operation"],
  schema: { const: true },
};
