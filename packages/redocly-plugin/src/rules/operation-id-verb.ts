import type { Oas3Rule } from "@redocly/openapi-core";
import { operationsOf } from "../core/operations.js";
import { stringMapOption } from "../core/options.js";
import { reporter } from "../core/report.js";

const ID = "operation-id-verb";

const VERBS = {
  get: ["check", "count", "get", "list", "show"],
  head: ["check"],
  post: ["accept", "add", "associate", "batch", "create", "disassociate", "reject", "upgrade"],
  put: ["associate", "batch", "disassociate", "migrate", "update"],
  patch: ["batch", "update"],
  delete: ["batch", "delete", "remove"],
};

export const operationIdVerb: Oas3Rule = (options) => {
  const report = reporter(ID);
  const verbs = stringMapOption(ID, options, "verbs", VERBS);

  return {
    Paths(paths: unknown, ctx) {
      for (const { method, operation, location } of operationsOf(paths, ctx)) {
        const { operationId } = operation;
        if (typeof operationId !== "string") continue;
        const at = location.child("operationId");
        if (!/^[a-z][a-zA-Z0-9]*$/.test(operationId)) {
          report(ctx, `The operationId \`${operationId}\` is not in camelCase.`, at);
          continue;
        }
        const [verb = ""] = /^[a-z]+/.exec(operationId) ?? [];
        const fitting = verbs[method];
        if (fitting === undefined || fitting.includes(verb)) continue;
        report(
          ctx,
          `The operationId of a ${method.toUpperCase()} starts with one of ${fitting.join(", ")}, not with \`${verb}\`.`,
          at,
        );
      }
    },
  };
};
