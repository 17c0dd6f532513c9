import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { reporter } from "../core/report.js";

const MESSAGE =
  "Move `description` of a server variable to the server: validators that follow the 2021 schema of OpenAPI 3.1 reject it.";

export const serverVariablePlain: Oas3Rule = () => {
  const report = reporter("server-variable-plain");
  return {
    ServerVariable(variable: unknown, ctx) {
      if (!isObject(variable) || variable.description === undefined) return;
      report(ctx, MESSAGE, ctx.location.child("description"));
    },
  };
};
