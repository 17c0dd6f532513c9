import type { Extension } from "../core/extension.js";

export const xArgumentName: Extension = {
  on: ["Parameter"],
  schema: { type: "string", pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$" },
};
