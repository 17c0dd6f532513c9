import { marked } from "marked";
import { expect, test } from "vitest";
import { codeSpan } from "../src/code-span.js";
import { loadApis } from "../src/openapi/apis.js";
import { decodeEntities } from "./support/entities.js";

/** Every pattern of a document. */
function patternsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const { pattern } = node as { readonly pattern?: unknown };
  const own = typeof pattern === "string" ? [pattern] : [];
  return [...own, ...Object.values(node).flatMap(patternsIn)];
}

const patterns = (await loadApis()).flatMap(({ document }) => patternsIn(document));

test.each([...new Set(patterns), "`", "a``b", " a ", "`a` b", "<&>"])(
  "shows %s as it is",
  (text) => {
    expect(decodeEntities(marked.parseInline(codeSpan(text), { async: false }))).toBe(
      `<code>${text}</code>`,
    );
  },
);
