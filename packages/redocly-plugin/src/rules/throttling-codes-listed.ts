import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { reporter } from "../core/report.js";

export const throttlingCodesListed: Oas3Rule = () => {
  const report = reporter("throttling-codes-listed");
  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema) || !Array.isArray(schema["x-throttling-codes"])) return;
      const known = [schema["x-extensible-enum"], schema.enum].flat();
      for (const [index, code] of schema["x-throttling-codes"].entries()) {
        if (known.includes(code)) continue;
        const at = ctx.location.child(["x-throttling-codes", index]);
        report(ctx, `\`${code}\` is not among the values of the schema.`, at);
      }
    },
  };
};
