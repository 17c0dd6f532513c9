import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "../core/follow.js";
import { entriesOf, listOf } from "../core/json.js";
import { operationsOf } from "../core/operations.js";
import { pointerSegments } from "../core/pointer.js";
import { reporter } from "../core/report.js";
import { type RawPlace, typesOf } from "../core/schemas.js";
import { schemasAt, successSchemas } from "../core/success.js";

const EXTENSION = "x-waiters";

export const waitersValid: Oas3Rule = () => {
  const report = reporter("waiters-valid");

  function checkState({ node, location }: Place, body: RawPlace[], ctx: UserContext): void {
    const pointer = node.state;
    if (typeof pointer !== "string") return;
    const at = location.child("state");
    const schemas = schemasAt(body, pointerSegments(pointer), ctx);
    const known = schemas.flatMap((schema) => listOf(knownValues(schema)));
    if (schemas.length === 0) {
      const message = `\`state\` points to \`${pointer}\`, which the schema of the response does not have.`;
      report(ctx, message, at);
    } else if (!schemas.some((schema) => typesOf(schema.node).includes("string"))) {
      report(ctx, `\`state\` points to \`${pointer}\`, which is not a string.`, at);
    } else if (known.length === 0) {
      const message = `\`state\` points to \`${pointer}\`, which has no \`x-extensible-enum\`.`;
      report(ctx, message, at);
    } else {
      checkKnown({ node, location }, known, ctx);
    }
  }

  function checkKnown({ node, location }: Place, known: unknown[], ctx: UserContext): void {
    for (const member of ["success", "failure"]) {
      for (const [index, value] of listOf(node[member]).entries()) {
        if (known.includes(value)) continue;
        const message = `\`${String(value)}\` is not among the values of the member that \`state\` points to.`;
        report(ctx, message, location.child([member, index]));
      }
    }
  }

  function checkDisjoint({ node, location }: Place, ctx: UserContext): void {
    const success = listOf(node.success);
    for (const [index, value] of listOf(node.failure).entries()) {
      if (!success.includes(value)) continue;
      const message = `\`${String(value)}\` is both a success and a failure.`;
      report(ctx, message, location.child(["failure", index]));
    }
  }

  return {
    Paths(paths: unknown, ctx) {
      for (const place of operationsOf(paths, ctx)) {
        const at = place.location.child(EXTENSION);
        const waiters = follow(place.operation[EXTENSION], at, ctx);
        if (waiters === undefined) continue;
        if (place.method !== "get") {
          const method = place.method.toUpperCase();
          report(ctx, `\`${EXTENSION}\` belongs on a GET, not on a ${method}.`, at.key());
        }
        const body = successSchemas(place, ctx);
        for (const [name, raw] of entriesOf(waiters.node)) {
          const waiter = follow(raw, waiters.location.child(name), ctx);
          if (waiter === undefined) continue;
          checkState(waiter, body, ctx);
          checkDisjoint(waiter, ctx);
        }
      }
    },
  };
};

function knownValues({ node }: Place): unknown {
  return node["x-extensible-enum"] ?? node.enum;
}
