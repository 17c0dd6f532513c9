import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("response-open");
const RESPONSE = "#/paths/~1a/get/responses/200";
const SCHEMA = `${RESPONSE}/content/application~1json/schema`;

const response = (schema: string, headers = "{}", kind = "type: string") => `
paths:
  /a:
    get:
      parameters: [{ name: a, in: query, schema: { enum: [a] } }]
      requestBody: { content: { application/json: { schema: { additionalProperties: false, enum: [{}] } } } }
      responses:
        "200": { description: D, headers: ${headers}, content: { application/json: { schema: ${schema} } } }
        "202": { description: D, content: { application/json: { schema: { $ref: "#/components/schemas/Node" } } } }
components:
  schemas:
    Node:
      type: object
      properties:
        child: { $ref: "#/components/schemas/Node" }
        kind: { ${kind} }
`;

const documents = {
  closed: response("{ additionalProperties: false, unevaluatedProperties: false }"),
  fixed: response("{ properties: { a: { enum: [x] }, b: { items: { const: x } } } }"),
  shared: response(
    '{ anyOf: [{ $ref: "#/components/schemas/Node" }, { $ref: "#/components/schemas/Node" }] }',
    "{}",
    "enum: [a]",
  ),
  header: response("{ type: object }", "{ X-A: { schema: { enum: [a] } } }"),
  open: response(
    "{ type: object, additionalProperties: true, properties: { a: { type: string, x-extensible-enum: [x] } } }",
  ),
  tested: response("{ if: { properties: { a: { const: x } } }, then: { required: [b] } }"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/response-open": "error" }, documents);
});

test("reports a closed object", () => {
  expect(found.closed).toEqual([
    problem(
      `${SCHEMA}/additionalProperties`,
      "A response must stay open: remove `additionalProperties: false`.",
    ),
    problem(
      `${SCHEMA}/unevaluatedProperties`,
      "A response must stay open: remove `unevaluatedProperties: false`.",
    ),
  ]);
});

const useExtensible = (keyword: string) =>
  `A response must stay open: write \`x-extensible-enum\` instead of \`${keyword}\`.`;

test("reports enum and const, in headers too", () => {
  expect(found.fixed).toHaveLength(2);
  expect(found.fixed).toContainEqual(problem(`${SCHEMA}/properties/a/enum`, useExtensible("enum")));
  expect(found.fixed).toContainEqual(
    problem(`${SCHEMA}/properties/b/items/const`, useExtensible("const")),
  );
  expect(found.header).toEqual([
    problem(`${RESPONSE}/headers/X-A/schema/enum`, useExtensible("enum")),
  ]);
});

test("reports a shared, recursive schema once", () => {
  expect(found.shared).toEqual([
    problem("#/components/schemas/Node/properties/kind/enum", useExtensible("enum")),
  ]);
});

test("is silent about open responses, conditions and requests", () => {
  expect(found.open).toEqual([]);
  expect(found.tested).toEqual([]);
});
