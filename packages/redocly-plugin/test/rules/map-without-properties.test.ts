import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("map-without-properties");

const schema = (members: string) =>
  `paths: {}\ncomponents: { schemas: { A: { type: object, ${members} } } }\n`;
const ID = "properties: { id: { type: string } }";

const documents = {
  optional: schema(`${ID}, additionalProperties: { type: string }`),
  required: schema(`${ID}, required: [id], additionalProperties: { type: string }`),
  closed: schema(`${ID}, additionalProperties: false`),
  open: schema(`${ID}, additionalProperties: true`),
  map: schema("additionalProperties: { type: string }"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/map-without-properties": "error" }, documents);
});

test("reports an optional property next to typed additionalProperties", () => {
  expect(found.optional).toEqual([
    problem(
      "#/components/schemas/A/properties/id",
      "`id` must not be an optional property next to a schema in `additionalProperties`.",
    ),
  ]);
});

test.each(["required", "closed", "open", "map"] as const)("accepts %s", (name) => {
  expect(found[name]).toEqual([]);
});
