import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { type OperationPlace, operationsOf } from "../core/operations.js";
import { booleanOption, stringsOption } from "../core/options.js";
import { reporter } from "../core/report.js";

const ID = "required-error-responses";
const STATUSES = ["400", "401", "403", "404", "413", "429", "500", "502", "503", "504"];

export const requiredErrorResponses: Oas3Rule = (options) => {
  const report = reporter(ID);
  const statuses = stringsOption(ID, options, "statuses", STATUSES);
  const notFoundNeedsParameter = booleanOption(ID, options, "notFoundNeedsParameter", false);
  const scopeParameters = stringsOption(ID, options, "scopeParameters", ["project_id"]);

  function applies(status: string, { operation, path }: OperationPlace): boolean {
    if (status === "413") return operation.requestBody !== undefined;
    if (status !== "404" || !notFoundNeedsParameter) return true;
    const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    return parameters.some((name) => !scopeParameters.includes(name));
  }

  return {
    Paths(paths: unknown, ctx) {
      for (const place of operationsOf(paths, ctx)) {
        const { responses } = place.operation;
        const documented = isObject(responses) ? responses : {};
        const missing = statuses.filter(
          (status) => documented[status] === undefined && applies(status, place),
        );
        if (missing.length === 0) continue;
        const at = isObject(responses) ? place.location.child("responses") : place.location;
        report(ctx, `The operation does not document ${missing.join(", ")}.`, at.key());
      }
    },
  };
};
