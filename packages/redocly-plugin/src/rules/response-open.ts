import type { Oas3Rule } from "@redocly/openapi-core";
import { Directions } from "../core/directions.js";
import { reporter } from "../core/report.js";

export const responseOpen: Oas3Rule = () => {
  const report = reporter("response-open");
  const directions = new Directions();
  return {
    RequestBody: (node: unknown, ctx) => directions.addRequest(node, ctx),
    Response: (node: unknown, ctx) => directions.addResponse(node, ctx),
    Root: {
      leave(_, ctx) {
        for (const { message, location } of directions.responseProblems(ctx)) {
          report(ctx, message, location);
        }
      },
    },
  };
};
