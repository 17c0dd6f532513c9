import type { Oas3Rule } from "@redocly/openapi-core";
import { entriesOf, isObject, listOf } from "../core/json.js";
import { reporter } from "../core/report.js";

export const mapWithoutProperties: Oas3Rule = () => {
  const report = reporter("map-without-properties");
  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema) || entriesOf(schema.additionalProperties).length === 0) return;
      const required = listOf(schema.required);
      for (const [name] of entriesOf(schema.properties)) {
        if (required.includes(name)) continue;
        const message = `\`${name}\` must not be an optional property next to a schema in \`additionalProperties\`.`;
        report(ctx, message, ctx.location.child(["properties", name]).key());
      }
    },
  };
};
