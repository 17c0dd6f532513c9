import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("extension-valid");
const OPERATION = "#/paths/~1a/get";

const operation = (members: string) => `
paths:
  /a:
    get:
      ${members}
      responses: {}
`;
const schema = (members: string) => `
paths: {}
components: { schemas: { A: ${members} } }
`;

const documents = {
  unknown: `x-top: 1\n${operation("x-foo: {}")}`,
  besideReference: schema(
    '{ properties: { a: { $ref: "#/components/schemas/B", x-foo: 1 } } }, B: {}',
  ),
  misplaced: operation("x-sensitive: true"),
  besideReferenceMisplaced: schema(
    '{ properties: { a: { $ref: "#/components/schemas/B", x-documented: true } } }, B: {}',
  ),
  values: operation(`x-source: { document: D, updated: 2024-13-01, page: 3 }
      x-idempotent: "yes"
      x-codeSamples: [{ lang: ts }]`),
  schemaValues: schema(
    "{ x-extensible-enum: [a, a], x-enumDescriptions: { a: '' }, x-sensitive: false, x-source-note: [] }",
  ),
  server: `servers: [{ url: https://a.b, x-region-endpoints: { eu-west-1: http://a.b } }]\npaths: {}\n`,
  valid: `
x-source-note: One.
servers: [{ url: https://a.b, x-region-endpoints: { eu-west-1: https://a.b } }]
${operation(`x-source: { document: D, publication: P, section: S, updated: 2024-12-31, url: https://a.b }
      x-idempotent: false
      x-source-note: [a, b]
      x-codeSamples: [{ lang: ts, label: L, source: { $ref: ./sample.ts } }]`)}
components:
  examples: { E: { x-documented: true, value: { x-anything: 1 } } }
  schemas:
    A: { type: string, x-sensitive: true, x-extensible-enum: [a, 1], x-enumDescriptions: { a: A } }
`,
  names: `
paths:
  /a:
    get:
      responses: { "200": { description: D, headers: { x-request-id: { schema: {} } } } }
components: { schemas: { A: { properties: { x-foo: {} }, default: { x-foo: 1 }, examples: [{ x-foo: 1 }] } } }
`,
};

let found: Record<keyof typeof documents, Problem[]>;
let configured: Record<"unknown", Problem[]>;

beforeAll(async () => {
  const files = { "sample.ts": "call();\n" };
  found = await lint({ "hcnet/extension-valid": "error" }, documents, files);
  const rules = { "hcnet/extension-valid": { severity: "error", allowed: ["x-foo"] } };
  configured = await lint(rules, { unknown: documents.unknown });
});

test("reports extensions that it does not know, beside a $ref too", () => {
  expect(found.unknown).toEqual([
    problem("#/x-top", "`x-top` is not a known extension."),
    problem(`${OPERATION}/x-foo`, "`x-foo` is not a known extension."),
  ]);
  expect(found.besideReference).toEqual([
    problem("#/components/schemas/A/properties/a/x-foo", "`x-foo` is not a known extension."),
  ]);
});

test("knows the extensions of the option `allowed`", () => {
  expect(configured.unknown).toEqual([problem("#/x-top", "`x-top` is not a known extension.")]);
});

test("reports an extension on the wrong kind of object", () => {
  expect(found.misplaced).toEqual([
    problem(`${OPERATION}/x-sensitive`, "`x-sensitive` belongs on Schema, not on Operation."),
  ]);
  expect(found.besideReferenceMisplaced).toEqual([
    problem(
      "#/components/schemas/A/properties/a/x-documented",
      "`x-documented` belongs on Example, not on Schema.",
    ),
  ]);
});

test("checks the values against their JSON Schemas", () => {
  expect(found.values.map(({ pointer, message }) => [pointer, message])).toEqual([
    [`${OPERATION}/x-source`, "`x-source` must have required property 'publication'."],
    [`${OPERATION}/x-source`, "`x-source` must not have the member `page`."],
    [`${OPERATION}/x-source/updated`, expect.stringContaining("must match pattern")],
    [`${OPERATION}/x-idempotent`, "`x-idempotent` must be boolean."],
    [`${OPERATION}/x-codeSamples/0`, "`x-codeSamples` must have required property 'source'."],
  ]);
  expect(found.schemaValues.map(({ pointer }) => pointer)).toEqual([
    "#/components/schemas/A/x-extensible-enum",
    "#/components/schemas/A/x-enumDescriptions/a",
    "#/components/schemas/A/x-sensitive",
    "#/components/schemas/A/x-source-note",
  ]);
  expect(found.server.map(({ pointer }) => pointer)).toEqual([
    "#/servers/0/x-region-endpoints/eu-west-1",
  ]);
});

test("is silent about valid ones and about names and values that only look like them", () => {
  expect(found.valid).toEqual([]);
  expect(found.names).toEqual([]);
});
