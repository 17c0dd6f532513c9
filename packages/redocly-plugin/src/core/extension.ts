import type { JsonObject } from "./json.js";

/** An `x-` member: on which OpenAPI objects it may stand (absent: any), and the JSON Schema of its value. */
export interface Extension {
  readonly on?: readonly string[];
  readonly schema: JsonObject;
}
