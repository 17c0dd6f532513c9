import type { Extension } from "../core/extension.js";

export const xDocumented: Extension = {
  on: ["Example"],
  schema: { const: true },
};
