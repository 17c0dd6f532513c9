import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import { typesOf } from "../core/schemas.js";

export const singleType: Oas3Rule = () => {
  const report = reporter("single-type");
  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema)) return;
      const types = typesOf(schema).filter((type) => type !== "null");
      if (types.length < 2) return;
      const message = `\`type\` must be one type, or one type and \`null\`, got ${types.join(", ")}: use \`oneOf\`.`;
      report(ctx, message, ctx.location.child("type"));
    },
  };
};
