import type { Extension } from "../core/extension.js";

export const xSensitive: Extension = {
  on: ["Schema"],
  schema: { const: true },
};
