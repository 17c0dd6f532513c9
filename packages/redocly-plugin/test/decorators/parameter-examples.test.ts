import { expect, test } from "vitest";
import { bundle } from "../support/redocly.js";

const decorators = { "hcnet/parameter-examples": "on" };

const parameter = (members: string) => `
paths: {}
components:
  parameters: { A: { name: a, in: query, ${members} } }
  schemas: { Id: { type: string, examples: [x, y] } }
`;

test.each([
  ["a schema", "schema: { type: string, examples: [x, y] }", "x"],
  ["a referenced schema", 'schema: { $ref: "#/components/schemas/Id" }', "x"],
  [
    "the items of an array",
    'schema: { type: array, items: { $ref: "#/components/schemas/Id" } }',
    ["x"],
  ],
  ["the parameter itself", "example: z, schema: { type: string, examples: [x] }", "z"],
])("takes the example of %s", async (_, members, expected) => {
  const { document } = await bundle(decorators, parameter(members));
  expect(document).toHaveProperty("components.parameters.A.example", expected);
});

test("adds nothing to a parameter whose schema has no example", async () => {
  const { document } = await bundle(decorators, parameter("schema: { type: string }"));
  expect(document).not.toHaveProperty("components.parameters.A.example");
});
