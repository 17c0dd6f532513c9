import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, type JsonObject } from "../core/json.js";
import { booleanOption } from "../core/options.js";
import { reporter } from "../core/report.js";
import { typesOf } from "../core/schemas.js";

const DESCRIPTIONS = "x-enumDescriptions";

export const extensibleEnumDescribed: Oas3Rule = (options) => {
  const isRequired = booleanOption("extensible-enum-described", options, "required", true);
  const report = reporter("extensible-enum-described");

  function checkTypes(schema: JsonObject, values: unknown[], ctx: UserContext): void {
    const types = typesOf(schema);
    if (types.length === 0) return;
    for (const [index, value] of values.entries()) {
      if (types.some((type) => matches(value, type))) continue;
      report(
        ctx,
        `${JSON.stringify(value)} is not of the declared type \`${types.join(" | ")}\`.`,
        ctx.location.child(["x-extensible-enum", index]),
      );
    }
  }

  function checkKeys(described: unknown, keyword: string, values: unknown[], ctx: UserContext) {
    if (described === undefined && !isRequired) return;
    const at = ctx.location.child(isObject(described) ? DESCRIPTIONS : keyword).key();
    const keys = isObject(described) ? Object.keys(described) : [];
    const names = values.filter((value) => value !== null).map(String);
    for (const name of names.filter((value) => !keys.includes(value))) {
      report(ctx, `\`${DESCRIPTIONS}\` does not describe the value \`${name}\`.`, at);
    }
    for (const key of keys.filter((value) => !names.includes(value))) {
      report(
        ctx,
        `\`${DESCRIPTIONS}\` describes \`${key}\`, which is not a value of \`${keyword}\`.`,
        ctx.location.child([DESCRIPTIONS, key]).key(),
      );
    }
  }

  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema)) return;
      const described = schema[DESCRIPTIONS];
      const extensible = schema["x-extensible-enum"];
      if (Array.isArray(extensible)) {
        checkTypes(schema, extensible, ctx);
        checkKeys(described, "x-extensible-enum", extensible, ctx);
      } else if (Array.isArray(schema.enum)) {
        if (described !== undefined || hasStrings(schema.enum)) {
          checkKeys(described, "enum", schema.enum, ctx);
        }
      } else if (described !== undefined) {
        const at = ctx.location.child(DESCRIPTIONS).key();
        report(ctx, `\`${DESCRIPTIONS}\` stands without \`x-extensible-enum\` or \`enum\`.`, at);
      }
    },
  };
};

function hasStrings(values: unknown[]): boolean {
  return values.some((value) => typeof value === "string");
}

function matches(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
