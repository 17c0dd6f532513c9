import type { Oas3Rule } from "@redocly/openapi-core";
import { operationsOf } from "../core/operations.js";
import { reporter } from "../core/report.js";

const WRITING = ["post", "put", "patch", "delete"];

export const idempotencyDeclared: Oas3Rule = () => {
  const report = reporter("idempotency-declared");
  return {
    Paths(paths: unknown, ctx) {
      for (const { method, operation, location } of operationsOf(paths, ctx)) {
        if (!WRITING.includes(method) || operation["x-idempotent"] !== undefined) continue;
        const name = method.toUpperCase();
        report(
          ctx,
          `The ${name} does not say with \`x-idempotent\` whether it may be sent twice.`,
          location.key(),
        );
      }
    },
  };
};
