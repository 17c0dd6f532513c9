import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { reporter } from "../core/report.js";

const LIMITS = [
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
];

export const enumWithoutLimits: Oas3Rule = () => {
  const report = reporter("enum-without-limits");
  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema) || !("enum" in schema || "const" in schema)) return;
      for (const limit of LIMITS.filter((name) => name in schema)) {
        const fixed = "enum" in schema ? "enum" : "const";
        report(
          ctx,
          `Remove \`${limit}\`: \`${fixed}\` lists the values.`,
          ctx.location.child(limit),
        );
      }
    },
  };
};
