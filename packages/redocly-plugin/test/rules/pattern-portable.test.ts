import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("pattern-portable");

const schema = (pattern: string) =>
  `paths: {}\ncomponents: { schemas: { A: { type: string, pattern: ${JSON.stringify(pattern)} } } }\n`;

const documents = {
  property: schema("^[\\p{L}]+$"),
  codePoint: schema("^\\u{1F600}$"),
  broken: schema("^(a$"),
  withoutUnicode: schema("^\\-$"),
  open: schema("a+"),
  half: schema("^a"),
  escapedDollar: schema("^a\\$"),
  alternative: schema("^a|b$"),
  anchored: schema("^(?:a|[|]|\\|)$"),
  escapedBackslash: schema("^\\\\p$"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/pattern-portable": "error" }, documents);
});

const NEEDS_FLAG = "must not use escapes that need the `u` flag";
const ANCHORS = "must be anchored with `^` and `$`";

test.each([
  ["property", NEEDS_FLAG],
  ["codePoint", NEEDS_FLAG],
  ["broken", "must be a valid regular expression"],
  ["withoutUnicode", "must be valid with the `u` flag too"],
  ["open", ANCHORS],
  ["half", ANCHORS],
  ["escapedDollar", ANCHORS],
  ["alternative", ANCHORS],
] as const)("reports %s: %s", (name, reason) => {
  expect(found[name]).toEqual([
    problem("#/components/schemas/A/pattern", `\`pattern\` ${reason}.`),
  ]);
});

test.each(["anchored", "escapedBackslash"] as const)("accepts %s", (name) => {
  expect(found[name]).toEqual([]);
});

test("with anchored: false, takes a pattern without anchors and reports the others", async () => {
  const settings = { severity: "error", anchored: false };
  const { open, broken } = await lint({ "hcnet/pattern-portable": settings }, documents);
  expect(open).toEqual([]);
  expect(broken).toHaveLength(1);
});
