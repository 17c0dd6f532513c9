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

const bothDirections = (person: string, request = '{ $ref: "#/components/schemas/Person" }') => `
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: ${request} } } }
      responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } } }
components:
  schemas:
    Person: ${person}
`;

const CLOSED_BASE = '{ $ref: "#/components/schemas/Person", unevaluatedProperties: false }';
const inBothDirections = {
  open: bothDirections("{ type: object, properties: { kind: { type: string, enum: [a] } } }"),
  closed: bothDirections(
    "{ type: object, additionalProperties: false, properties: { kind: { type: string, enum: [a] }, tag: { type: object } } }",
  ),
  fixed: bothDirections("{ type: string, enum: [a] }"),
  extended: bothDirections("{ type: object, properties: { a: { type: string } } }", CLOSED_BASE),
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

const SPLIT =
  "The schema `Person` is used in requests, where objects must be closed, and in responses, where they must stay open: split it into two schemas.";

test("reports a schema that requests and responses share once, together with request-closed", async () => {
  const both = { "hcnet/request-closed": "error", "hcnet/response-open": "error" };
  const shared = await lint(both, inBothDirections);
  const closing = problemOf("request-closed");
  expect(shared.open).toEqual([closing("#/components/schemas/Person", SPLIT)]);
  expect(shared.closed).toEqual([closing("#/components/schemas/Person", SPLIT)]);
  expect(shared.fixed).toEqual([
    problem("#/components/schemas/Person/enum", useExtensible("enum")),
  ]);
  expect(shared.extended).toEqual([]);
});

test("reports a shared schema that is closed throughout once", async () => {
  const both = { "hcnet/request-closed": "error", "hcnet/response-open": "error" };
  const closed = bothDirections(
    "{ type: object, additionalProperties: false, properties: { kind: { enum: [a] } } }",
  );
  expect(await lint(both, { closed })).toEqual({
    closed: [problem("#/components/schemas/Person", SPLIT)],
  });
});

test("does not advise to split a schema when requests need not be closed", async () => {
  const alone = await lint({ "hcnet/response-open": "error" }, inBothDirections);
  expect(alone.open).toEqual([
    problem("#/components/schemas/Person/properties/kind/enum", useExtensible("enum")),
  ]);
});
