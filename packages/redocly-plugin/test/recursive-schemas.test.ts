// Every rule and every decorator ends on schemas that contain themselves, wherever such a schema is used.
import { bundleFromString, createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { decorators } from "../src/decorators.js";
import { rules } from "../src/rules.js";

/** A document that uses the schema A as body, property, parameter, header and item of a page. */
const document = (schemas: string) => `
openapi: 3.1.0
info: { title: Test, version: "1" }
servers: [{ url: https://x.example }]
paths:
  /as:
    parameters: [{ name: id, in: query, schema: { $ref: "#/components/schemas/A" } }]
    get:
      operationId: listAs
      x-pagination: { limit: limit, marker: marker, items: as, itemMarker: id }
      x-waiters: { A: { state: /as/0/state, success: [DONE] } }
      parameters: [{ name: marker, in: query, content: { text/plain: { schema: { $ref: "#/components/schemas/A" } } } }]
      responses: { "200": { $ref: "#/components/responses/R" } }
    post:
      operationId: createA
      x-source: https://x.example
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }
      responses: { "200": { $ref: "#/components/responses/R" } }
components:
  responses:
    R:
      description: Fine.
      headers: { X-A: { schema: { $ref: "#/components/schemas/A" } } }
      content:
        application/json:
          schema:
            allOf:
              - { $ref: "#/components/schemas/A" }
              - { type: object, properties: { as: { type: array, items: { $ref: "#/components/schemas/A" } }, a: { $ref: "#/components/schemas/A" } } }
  schemas:
${schemas}
`;

const A = `{ $ref: "#/components/schemas/A" }`;
const choiceOf = (keyword: string, closed = "") => `
    A: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind }, ${keyword}: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }
    Cat: { allOf: [${A}, { type: object, ${closed}properties: { meow: { type: boolean }, again: ${A} } }] }
    Dog: { allOf: [${A}, { type: object, ${closed}properties: { bark: { type: boolean }, again: ${A} } }] }`;

// Each level names the next one twice: without a cache, a rule needs 2^30 steps.
const diamonds = (keyword: string) =>
  [
    `    A: { $ref: "#/components/schemas/L0" }`,
    ...Array.from({ length: 30 }, (_, level) => {
      const next = `{ $ref: "#/components/schemas/L${level + 1}" }`;
      return `    L${level}: { ${keyword}: [${next}, ${next}] }`;
    }),
    "    L30: { type: array, items: { type: integer } }",
  ].join("\n");

const LISTS = ["oneOf", "anyOf", "allOf", "prefixItems"];
const SINGLES = [
  ...["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains"],
  ...["propertyNames", "not", "if", "then", "else", "contentSchema"],
];
const MAPS = ["properties", "patternProperties", "dependentSchemas"];

const recursive: Readonly<Record<string, string>> = {
  ...Object.fromEntries([
    ...LISTS.map((keyword) => [`${keyword} of itself`, `    A: { ${keyword}: [${A}] }`]),
    ...SINGLES.map((keyword) => [`${keyword} of itself`, `    A: { ${keyword}: ${A} }`]),
    ...MAPS.map((keyword) => [`${keyword} of itself`, `    A: { ${keyword}: { a: ${A} } }`]),
    ...["oneOf", "anyOf", "allOf"].flatMap((keyword) => [
      [`${keyword} of subtypes`, choiceOf(keyword)],
      [`${keyword} of closed subtypes`, choiceOf(keyword, "additionalProperties: false, ")],
      [`${keyword} of 30 levels`, diamonds(keyword)],
    ]),
  ]),
  "a choice with an array of itself": `    A: { oneOf: [{ type: string }, { type: array, items: ${A} }] }`,
  "two arrays of each other": `
    A: { type: array, items: { $ref: "#/components/schemas/B" } }
    B: { type: array, items: ${A} }`,
  "a map of itself": `    A: { type: object, additionalProperties: { oneOf: [{ type: string }, ${A}] } }`,
};
const documents = Object.entries(recursive).map(
  ([name, schemas]) => [name, document(schemas)] as const,
);
const plugins = [{ id: "hcnet", rules: { oas3: rules }, decorators: { oas3: decorators } }];

/** The problems that the rules report in each document, by the name of the document. */
async function problemsOf(config: Record<string, "error">, ofRule: string) {
  const settings = await createConfig({ plugins, rules: config });
  const found: Record<string, number> = {};
  for (const [name, source] of documents) {
    const problems = await lintFromString({ source, config: settings, absoluteRef: "/api.yaml" });
    found[name] = problems.filter(({ ruleId }) => ruleId === ofRule).length;
  }
  return found;
}

test.each(Object.keys(rules))("%s ends on recursive schemas", async (rule) => {
  const found = await problemsOf({ [`hcnet/${rule}`]: "error" }, `hcnet/${rule}`);
  expect(Object.keys(found)).toHaveLength(documents.length);
});

test.each(Object.keys(decorators))("%s ends on recursive schemas", async (decorator) => {
  const config = await createConfig({
    plugins,
    decorators: { [`hcnet/${decorator}`]: "on" },
  });
  for (const [name, source] of documents) {
    const { bundle } = await bundleFromString({ source, config, absoluteRef: "/api.yaml" });
    expect(bundle.parsed, name).toHaveProperty("components.schemas.A");
  }
});

test("request-closed reports a recursive schema that is open, once", async () => {
  const found = await problemsOf({ "hcnet/request-closed": "error" }, "hcnet/request-closed");
  expect(found).toMatchObject({
    "oneOf of subtypes": 1,
    "oneOf of closed subtypes": 0,
    "anyOf of subtypes": 1,
    "anyOf of closed subtypes": 0,
    "oneOf of itself": 0,
    "oneOf of 30 levels": 0,
    "properties of itself": 1,
    "a choice with an array of itself": 0,
    "a map of itself": 0,
  });
});

test("request-closed gives the same result in any order of the subschemas", async () => {
  const subschemas = ["P", "Q"].map((name) => `{ $ref: "#/components/schemas/${name}" }`);
  const config = await createConfig({
    plugins,
    rules: { "hcnet/request-closed": "error" },
  });
  for (const order of [subschemas, [...subschemas].reverse()]) {
    const source = document(`
    A: { type: object, anyOf: [${order.join(", ")}] }
    P: { allOf: [{ $ref: "#/components/schemas/Q" }, { additionalProperties: false }] }
    Q: { allOf: [{ $ref: "#/components/schemas/P" }] }`);
    const problems = await lintFromString({ source, config, absoluteRef: "/api.yaml" });
    expect(problems.filter(({ ruleId }) => ruleId === "hcnet/request-closed")).toEqual([]);
  }
});
