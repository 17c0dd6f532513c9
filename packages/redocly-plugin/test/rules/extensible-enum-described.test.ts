import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("extensible-enum-described");
const AT = "#/components/schemas/A";

const schema = (members: string) => `paths: {}\ncomponents: { schemas: { A: ${members} } }\n`;

const documents = {
  undescribed: schema("{ type: string, x-extensible-enum: [a, b] }"),
  different: schema(
    "{ type: string, x-extensible-enum: [a, b], x-enumDescriptions: { a: A, c: C } }",
  ),
  plainEnum: schema("{ type: string, enum: [a, b], x-enumDescriptions: { a: A } }"),
  numbers: schema("{ type: integer, enum: [1, 2], x-enumDescriptions: { 1: One } }"),
  alone: schema("{ type: string, x-enumDescriptions: { a: A } }"),
  wrongType: schema(
    '{ type: [integer, "null"], x-extensible-enum: [1, 1.5, a, null], x-enumDescriptions: { 1: A, 1.5: B, a: C } }',
  ),
  described: schema(
    '{ type: [string, "null"], x-extensible-enum: [APIGW.0101, b], x-enumDescriptions: { APIGW.0101: A, b: B } }',
  ),
  describedEnum: schema("{ enum: [a, null], x-enumDescriptions: { a: A } }"),
  plainNumbers: schema("{ type: integer, enum: [1, 2] }"),
  describedNumbers: schema(
    "{ type: number, x-extensible-enum: [1, 2.5], x-enumDescriptions: { 1: A, 2.5: B } }",
  ),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/extensible-enum-described": "error" }, documents);
});

const missing = (value: string) =>
  `\`x-enumDescriptions\` does not describe the value \`${value}\`.`;

test("wants every value described, and nothing else", () => {
  expect(found.undescribed).toEqual([
    problem(`${AT}/x-extensible-enum`, missing("a")),
    problem(`${AT}/x-extensible-enum`, missing("b")),
  ]);
  expect(found.different).toEqual([
    problem(`${AT}/x-enumDescriptions`, missing("b")),
    problem(
      `${AT}/x-enumDescriptions/c`,
      "`x-enumDescriptions` describes `c`, which is not a value of `x-extensible-enum`.",
    ),
  ]);
  expect(found.plainEnum).toEqual([problem(`${AT}/x-enumDescriptions`, missing("b"))]);
  expect(found.numbers).toEqual([problem(`${AT}/x-enumDescriptions`, missing("2"))]);
});

test("reports descriptions without values", () => {
  expect(found.alone).toEqual([
    problem(
      `${AT}/x-enumDescriptions`,
      "`x-enumDescriptions` stands without `x-extensible-enum` or `enum`.",
    ),
  ]);
});

test("reports values of another type than the schema's", () => {
  expect(found.wrongType).toEqual([
    problem(`${AT}/x-extensible-enum/1`, "1.5 is not of the declared type `integer | null`."),
    problem(`${AT}/x-extensible-enum/2`, '"a" is not of the declared type `integer | null`.'),
  ]);
});

test.each(["described", "describedEnum", "plainNumbers", "describedNumbers"] as const)(
  "is silent: %s",
  (name) => {
    expect(found[name]).toEqual([]);
  },
);

test("with required: false, takes values without any description and reports the others", async () => {
  const settings = { severity: "error", required: false };
  const { undescribed, different, plainEnum } = await lint(
    { "hcnet/extensible-enum-described": settings },
    documents,
  );
  expect(undescribed).toEqual([]);
  expect(different).toHaveLength(2);
  expect(plainEnum).toHaveLength(1);
});
