import type { Oas3Decorator } from "@redocly/openapi-core";
import { isObject, type JsonObject } from "../core/json.js";

export const describeEnums: Oas3Decorator = () => ({
  Schema: {
    leave(schema: unknown) {
      const list = isObject(schema) ? valueList(schema) : undefined;
      if (!isObject(schema) || list === undefined) return;
      const description = typeof schema.description === "string" ? schema.description.trim() : "";
      // A bundle may be bundled again.
      if (description.endsWith(list)) return;
      schema.description = description === "" ? list : `${description}\n\n${list}`;
    },
  },
});

function valueList(schema: JsonObject): string | undefined {
  const meanings = schema["x-enumDescriptions"];
  if (!isObject(meanings)) return undefined;
  const lines = Object.entries(meanings).map(([value, meaning]) => `- \`${value}\`: ${meaning}`);
  if (Array.isArray(schema["x-extensible-enum"])) {
    return ["Known values:", "", ...lines, "", "Other values may appear."].join("\n");
  }
  return Array.isArray(schema.enum) ? ["Values:", "", ...lines].join("\n") : undefined;
}
