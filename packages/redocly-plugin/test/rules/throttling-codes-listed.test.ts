import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("throttling-codes-listed");

const schema = (members: string) =>
  `paths: {}\ncomponents: { schemas: { A: { type: string, x-throttling-codes: [A.1, A.2]${members} } } }\n`;

const documents = {
  one: schema(", x-extensible-enum: [A.1, A.3]"),
  none: schema(""),
  listed: schema(", x-extensible-enum: [A.1, A.2, A.3]"),
  closed: schema(", enum: [A.1, A.2]"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/throttling-codes-listed": "error" }, documents);
});

const missing = (index: number) =>
  problem(
    `#/components/schemas/A/x-throttling-codes/${index}`,
    `\`A.${index + 1}\` is not among the values of the schema.`,
  );

test("reports codes that the schema does not know", () => {
  expect(found.one).toEqual([missing(1)]);
  expect(found.none).toEqual([missing(0), missing(1)]);
});

test.each(["listed", "closed"] as const)("is silent: %s", (name) => {
  expect(found[name]).toEqual([]);
});
