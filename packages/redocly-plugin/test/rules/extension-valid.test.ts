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
const MARKER = "style: marker, items: a, limit: limit, marker: marker";
const OFFSET = "style: offset, items: a, limit: limit, offset: offset, total: /a~1b";
const waiter = (success = "[a]", failure = "[]", minDelay = "5", maxDelay = "5") =>
  `{ description: D, state: /a/0/b, success: ${success}, failure: ${failure}, minDelaySeconds: ${minDelay}, maxDelaySeconds: ${maxDelay}, maxWaitSeconds: 60 }`;

const documents = {
  unknown: `x-top: 1\n${operation("x-foo: {}")}`,
  referenceWithSiblings: schema(
    '{ properties: { a: { $ref: "#/components/schemas/B", x-foo: 1 } } }, B: {}',
  ),
  misplaced: operation("x-sensitive: true"),
  misplacedWithReference: schema(
    '{ properties: { a: { $ref: "#/components/schemas/B", x-documented: true } } }, B: {}',
  ),
  values: operation(`x-source: { document: D, updated: 2024-13-01, page: 3 }
      x-idempotent: "yes"
      x-codeSamples: [{ lang: ts }]`),
  schemaValues: schema(
    "{ x-extensible-enum: [a, a], x-enumDescriptions: { a: '' }, x-sensitive: false, x-source-note: [] }",
  ),
  pagination: `
paths:
  /a: { get: { x-pagination: { style: cursor, items: a }, responses: {} } }
  /b: { get: { x-pagination: { style: marker, items: "", marker: m, offset: o }, responses: {} } }
  /c: { get: { x-pagination: { ${MARKER}, next: /a, itemMarker: id }, responses: {} } }
  /d: { get: { x-pagination: { ${MARKER}, next: a/b }, responses: {} } }
  /e: { get: { x-pagination: { ${OFFSET}, next: /a }, responses: {} } }
`,
  waiters: `
paths:
  /a: { get: { x-waiters: {}, responses: {} } }
  /b: { get: { x-waiters: { untilA: ${waiter()} }, responses: {} } }
  /c: { get: { x-waiters: { waitForA: { tries: 1 } }, responses: {} } }
  /d: { get: { x-waiters: { waitForA: ${waiter("[]", "[a, a]", "0", "1")} }, responses: {} } }
  /e: { get: { x-waiters: { waitForA: ${waiter("[a]", "[]", "5", "4")} }, responses: {} } }
`,
  marks: `
paths:
  /a/{id}:
    parameters: [{ name: id, in: path, required: true, x-argument-name: peerId, schema: {} }]
    get: { x-experimental: false, x-argument-name: a, responses: {} }
`,
  server: `servers: [{ url: https://a.b, x-region-endpoints: { eu-west-1: http://a.b } }]\npaths: {}\n`,
  valid: `
x-source-note: One.
servers: [{ url: https://a.b, x-region-endpoints: { eu-west-1: https://a.b } }]
${operation(`x-source: { document: D, publication: P, section: S, updated: 2024-12-31, url: https://a.b }
      x-idempotent: false
      x-source-note: [a, b]
      x-codeSamples: [{ lang: ts, label: L, source: { $ref: ./sample.ts } }]
      x-experimental: true
      parameters: [{ name: id, in: query, x-argument-name: peer_id, schema: {} }]
      x-pagination: { ${MARKER}, next: /page_info/next_marker }
      x-waiters: { waitForA: ${waiter()} }`)}
  /b: { get: { x-pagination: { ${MARKER}, itemMarker: id }, responses: {} } }
  /c: { get: { x-pagination: { ${OFFSET} }, responses: {} } }
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

const ALTERNATIVES = "`x-pagination` must have exactly one of its alternative members.";
const brief = (problems: Problem[]) =>
  problems.map(({ pointer, message }) => [pointer.replace("#/paths/~1", ""), message]);

let found: Record<keyof typeof documents, Problem[]>;
let configured: Record<"unknown", Problem[]>;

beforeAll(async () => {
  const files = { "sample.ts": "call();\n" };
  found = await lint({ "hcnet/extension-valid": "error" }, documents, files);
  const rules = { "hcnet/extension-valid": { severity: "error", allowed: ["x-foo"] } };
  configured = await lint(rules, { unknown: documents.unknown });
});

test("reports unknown extensions, also next to a $ref", () => {
  expect(found.unknown).toEqual([
    problem("#/x-top", "`x-top` is not a known extension."),
    problem(`${OPERATION}/x-foo`, "`x-foo` is not a known extension."),
  ]);
  expect(found.referenceWithSiblings).toEqual([
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
  expect(found.misplacedWithReference).toEqual([
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

test("checks that pages have one of the two styles", () => {
  expect(brief(found.pagination)).toEqual([
    ["a/get/x-pagination", "`x-pagination` must have a known value as `style`."],
    ["b/get/x-pagination", "`x-pagination` must have required property 'next'."],
    ["b/get/x-pagination", "`x-pagination` must have required property 'itemMarker'."],
    ["b/get/x-pagination", ALTERNATIVES],
    ["b/get/x-pagination", "`x-pagination` must have required property 'limit'."],
    ["b/get/x-pagination", "`x-pagination` must not have the member `offset`."],
    ["b/get/x-pagination/items", "`x-pagination` must NOT have fewer than 1 characters."],
    ["c/get/x-pagination", ALTERNATIVES],
    ["d/get/x-pagination/next", expect.stringContaining("must match pattern")],
    ["e/get/x-pagination", "`x-pagination` must not have the member `next`."],
  ]);
});

test("checks waiters", () => {
  const members =
    "description state success failure minDelaySeconds maxDelaySeconds maxWaitSeconds".split(" ");
  expect(brief(found.waiters)).toEqual([
    ["a/get/x-waiters", "`x-waiters` must NOT have fewer than 1 properties."],
    ["b/get/x-waiters", expect.stringContaining("must match pattern")],
    ["b/get/x-waiters", "`x-waiters` property name must be valid."],
    ...members.map((member) => [
      "c/get/x-waiters/waitForA",
      `\`x-waiters\` must have required property '${member}'.`,
    ]),
    ["c/get/x-waiters/waitForA", "`x-waiters` must not have the member `tries`."],
    ["d/get/x-waiters/waitForA/success", "`x-waiters` must NOT have fewer than 1 items."],
    ["d/get/x-waiters/waitForA/failure", expect.stringContaining("must NOT have duplicate items")],
    ["d/get/x-waiters/waitForA/minDelaySeconds", "`x-waiters` must be > 0."],
    ["e/get/x-waiters/waitForA/maxDelaySeconds", "`x-waiters` must be >= 5."],
  ]);
});

test("checks names of arguments and marks of experiments", () => {
  expect(brief(found.marks)).toEqual([
    ["a~1{id}/parameters/0/x-argument-name", expect.stringContaining("must match pattern")],
    ["a~1{id}/get/x-experimental", "`x-experimental` must be equal to constant."],
    ["a~1{id}/get/x-argument-name", "`x-argument-name` belongs on Parameter, not on Operation."],
  ]);
});

test("is silent about valid ones and about names and values that only look like them", () => {
  expect(found.valid).toEqual([]);
  expect(found.names).toEqual([]);
});
