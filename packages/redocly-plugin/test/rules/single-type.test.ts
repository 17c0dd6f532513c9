import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("single-type");

const schema = (members: string) => `paths: {}\ncomponents: { schemas: { A: { ${members} } } }\n`;

const documents = {
  two: schema("type: [integer, string]"),
  three: schema('type: [object, string, "null"]'),
  nullable: schema('type: [string, "null"]'),
  alternatives: schema("oneOf: [{ type: integer }, { type: string }]"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/single-type": "error" }, documents);
});

const mixed = (types: string) =>
  problem(
    "#/components/schemas/A/type",
    `\`type\` must be one type, or one type and \`null\`, got ${types}: use \`oneOf\`.`,
  );

test("reports more than one type other than null", () => {
  expect(found.two).toEqual([mixed("integer, string")]);
  expect(found.three).toEqual([mixed("object, string")]);
});

test.each(["nullable", "alternatives"] as const)("accepts %s", (name) => {
  expect(found[name]).toEqual([]);
});
