import type { Oas3Decorator } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { reporter } from "../core/report.js";

export const inlineExternalExamples: Oas3Decorator = () => {
  const report = reporter("inline-external-examples", "decorators");
  return {
    Example: {
      enter(example: unknown, ctx) {
        if (!isObject(example) || !isLocalJson(example.externalValue)) return;
        const { node, location } = ctx.resolve({ $ref: example.externalValue });
        // The CLI itself reports a file that is not there.
        if (node === undefined || location === undefined) return;
        try {
          example.value = JSON.parse(location.source.body.replace(/^\uFEFF/, ""));
          delete example.externalValue;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          report(
            ctx,
            `The example file is not JSON: ${reason}`,
            ctx.location.child("externalValue"),
          );
        }
      },
    },
  };
};

function isLocalJson(value: unknown): value is string {
  return (
    typeof value === "string" && value.endsWith(".json") && !/^[a-z][a-z0-9+.-]*:/i.test(value)
  );
}
