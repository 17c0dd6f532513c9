import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("request-closed");
const MESSAGE =
  "An object in a request must be closed: `additionalProperties: false`, or `unevaluatedProperties: false` where schemas are composed.";
const BODY = "#/paths/~1a/post/requestBody/content/application~1json/schema";

const request = (schema: string, components = "") => `
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses: { "200": { description: Fine., content: { application/json: { schema: { type: object } } } } }
components:
  schemas:
    Closed: { type: object, additionalProperties: false }
    Open: { type: object, properties: { a: { type: string } } }
    Tree: { type: object, additionalProperties: false, properties: { child: { $ref: "#/components/schemas/Tree" } } }
${components}
`;

const documents = {
  open: request("{ type: object }"),
  openTrue: request("{ type: object, additionalProperties: true }"),
  openMap: request("{ type: object, additionalProperties: {} }"),
  nullable: request('{ type: [object, "null"] }'),
  implied: request("{ properties: { a: { type: string } } }"),
  nested: request(
    "{ type: object, additionalProperties: false, properties: { list: { type: array, items: { type: object } } } }",
  ),
  byReference: request('{ $ref: "#/components/schemas/Open" }'),
  composed: request(
    '{ allOf: [{ $ref: "#/components/schemas/Open" }, { properties: { b: { type: object } } }] }',
  ),
  choice: request('{ oneOf: [{ $ref: "#/components/schemas/Closed" }, { type: object }] }'),
  requiredChoice: request(
    "{ type: object, properties: { a: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }",
  ),
  closed: request(
    "{ type: object, additionalProperties: false, anyOf: [{ required: [a] }], properties: { a: { properties: {}, unevaluatedProperties: false } } }",
  ),
  composedClosed: request(
    '{ unevaluatedProperties: false, allOf: [{ $ref: "#/components/schemas/Open" }, { type: object }] }',
  ),
  closedPart: request('{ description: D, allOf: [{ $ref: "#/components/schemas/Closed" }] }'),
  closedChoices: request('{ type: object, oneOf: [{ $ref: "#/components/schemas/Closed" }] }'),
  map: request("{ type: object, additionalProperties: { type: string } }"),
  tree: request('{ $ref: "#/components/schemas/Tree" }'),
  scalar: request("{ type: array, items: { type: string } }"),
  referenceWithSiblings: request(
    '{ $ref: "#/components/schemas/Open", unevaluatedProperties: false }',
  ),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/request-closed": "error" }, documents);
});

test.each(["open", "openTrue", "openMap", "nullable", "implied", "requiredChoice"] as const)(
  "reports an open object: %s",
  (name) => {
    expect(found[name]).toEqual([problem(BODY, MESSAGE)]);
  },
);

test("reports nested, shared, composed and alternative objects where they are written", () => {
  expect(found.nested).toEqual([problem(`${BODY}/properties/list/items`, MESSAGE)]);
  expect(found.byReference).toEqual([problem("#/components/schemas/Open", MESSAGE)]);
  expect(found.composed).toEqual([
    problem(BODY, MESSAGE),
    problem(`${BODY}/allOf/1/properties/b`, MESSAGE),
  ]);
  expect(found.choice).toEqual([problem(`${BODY}/oneOf/1`, MESSAGE)]);
});

test.each([
  "closed",
  "composedClosed",
  "closedPart",
  "closedChoices",
  "map",
  "tree",
  "scalar",
  "referenceWithSiblings",
] as const)("is silent: %s", (name) => {
  expect(found[name]).toEqual([]);
});
