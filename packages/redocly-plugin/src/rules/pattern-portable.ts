import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../core/json.js";
import { booleanOption } from "../core/options.js";
import { reporter } from "../core/report.js";

/** Escapes that only the `u` or `v` flag understands: `\p{L}`, `\P{L}`, `\u{1F600}`. */
const UNICODE_ESCAPE = /(?<!\\)(?:\\\\)*\\(?:[pP]\{|u\{)/;

export const patternPortable: Oas3Rule = (options) => {
  const needsAnchors = booleanOption("pattern-portable", options, "anchored", true);
  const report = reporter("pattern-portable");
  return {
    Schema(schema: unknown, ctx) {
      if (!isObject(schema) || typeof schema.pattern !== "string") return;
      for (const problem of problemsOf(schema.pattern, needsAnchors)) {
        report(ctx, `\`pattern\` ${problem}.`, ctx.location.child("pattern"));
      }
    },
  };
};

function problemsOf(pattern: string, needsAnchors: boolean): string[] {
  if (UNICODE_ESCAPE.test(pattern)) return ["must not use escapes that need the `u` flag"];
  if (!compiles(pattern, "")) return ["must be a valid regular expression"];
  if (!compiles(pattern, "u")) return ["must be valid with the `u` flag too"];
  return !needsAnchors || isAnchored(pattern) ? [] : ["must be anchored with `^` and `$`"];
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** A top-level alternative such as `^a|b$` is anchored at one end only, so it needs a group. */
function isAnchored(pattern: string): boolean {
  return pattern.startsWith("^") && /(?<!\\)(?:\\\\)*\$$/.test(pattern) && !hasAlternative(pattern);
}

function hasAlternative(pattern: string): boolean {
  const bare = pattern.replace(/\\./g, "").replace(/\[[^\]]*(?:\]|$)/g, "");
  let depth = 0;
  for (const character of bare) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "|" && depth === 0) return true;
  }
  return false;
}
