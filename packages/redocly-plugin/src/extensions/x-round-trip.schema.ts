import type { Extension } from "../core/extension.js";

/** The property of a response is sent back in a request: clients give it the type of the request. */
export const xRoundTrip: Extension = {
  on: ["Schema"],
  schema: { const: true },
};
