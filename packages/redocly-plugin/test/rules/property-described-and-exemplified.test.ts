import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("property-described-and-exemplified");
const text = "{ type: string, description: D, examples: [a] }";

const components = (schemas: string) => `
paths: {}
components:
  schemas:
${schemas.replace(/^\n/, "").trimEnd()}
`;

const documents = {
  bare: components(`
    A:
      type: object
      properties:
        plain: { type: string }
        nullable: { type: [integer, "null"] }
        flag: { enum: [true], default: true }
        list: { type: array, description: D, items: { type: string, examples: [] } }
        map: { type: object, description: D, additionalProperties: { type: string, description: D } }
        choice: { description: D, oneOf: [{ type: string }, { type: "null" }] }
  `),
  complete: components(`
    A:
      type: object
      properties:
        plain: ${text}
        old: { type: string, description: D, example: a }
        onlyNull: { type: [string, "null"], description: D, examples: [null] }
        list: { type: array, description: D, items: ${text} }
        object: { type: object, description: D }
        upload: { type: string, format: binary, description: D }
        choice: { description: D, oneOf: [{ type: string, examples: [a] }, { type: "null" }] }
        shared: { $ref: "#/components/schemas/Text" }
        wrapped: { allOf: [{ $ref: "#/components/schemas/Text" }] }
        described: { $ref: "#/components/schemas/Silent", description: D, examples: [b] }
    Text: ${text}
    Silent: { type: string }
  `),
  shared: components(`
    A:
      type: object
      properties:
        one: { $ref: "#/components/schemas/Silent" }
    B:
      type: object
      properties:
        one: { $ref: "#/components/schemas/Silent" }
    Silent: { type: string }
  `),
  narrowed: components(`
    A:
      type: object
      allOf: [{ $ref: "#/components/schemas/Base" }]
      properties:
        own: ${text}
        base: { minLength: 1, type: string }
      anyOf:
        - { required: [own], properties: { own: { type: string, minLength: 1 } } }
        - { properties: { base: { type: string, minLength: 2 } } }
        - { properties: { own: { type: object, properties: { deep: { type: string } } } } }
      if: { properties: { own: { type: string, const: x } } }
      then: { properties: { own: { type: string, maxLength: 1 } } }
      not: { properties: { other: { type: object, properties: { deep: { type: string } } } } }
    Base: { type: object, properties: { base: ${text} } }
  `),
  branch: components(`
    A:
      oneOf:
        - { type: object, properties: { new: { type: string } } }
  `),
  carriers: `
paths:
  /a:
    parameters:
      - { name: bare, in: query, schema: { type: string } }
      - { name: whole, in: query, description: D, schema: { type: string }, example: a }
      - { name: ofSchema, in: query, description: D, schema: { type: string, examples: [a] } }
      - { name: object, in: query, description: D, schema: { type: object } }
      - { name: media, in: query, description: D, content: { application/json: { schema: { type: string } } } }
    get:
      responses:
        "200":
          description: Fine.
          headers:
            X-Bare: { schema: { type: string } }
            X-Whole: { description: D, schema: ${text} }
`,
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/property-described-and-exemplified": "error" }, documents);
});

test("wants a description of properties, items and map values, and an example of scalars", () => {
  const at = "#/components/schemas/A/properties";
  expect(found.bare).toEqual([
    problem(`${at}/plain`, "The property `plain` has no description."),
    problem(`${at}/plain`, "The property `plain` has no example."),
    problem(`${at}/nullable`, "The property `nullable` has no description."),
    problem(`${at}/nullable`, "The property `nullable` has no example."),
    problem(`${at}/flag`, "The property `flag` has no description."),
    problem(`${at}/flag`, "The property `flag` has no example."),
    problem(`${at}/choice`, "The property `choice` has no example."),
    problem(`${at}/list/items`, "The array item has no description."),
    problem(`${at}/list/items`, "The array item has no example."),
    problem(`${at}/map/additionalProperties`, "The map value has no example."),
  ]);
});

test("counts a description at the target of a $ref, next to it or in a composed part", () => {
  expect(found.complete).toEqual([]);
});

test("reports a shared schema once, where it is written", () => {
  expect(found.shared).toEqual([
    problem("#/components/schemas/Silent", "The property `one` has no description."),
    problem("#/components/schemas/Silent", "The property `one` has no example."),
  ]);
});

test("leaves members alone that are only narrowed or tested", () => {
  expect(found.narrowed).toEqual([]);
});

test("still looks at members that a branch declares", () => {
  expect(found.branch.map(({ pointer }) => pointer)).toEqual([
    "#/components/schemas/A/oneOf/0/properties/new",
    "#/components/schemas/A/oneOf/0/properties/new",
  ]);
});

test("wants the same of parameters and headers", () => {
  expect(found.carriers).toEqual([
    problem("#/paths/~1a/parameters/0", "The parameter `bare` has no description."),
    problem("#/paths/~1a/parameters/0", "The parameter `bare` has no example."),
    problem("#/paths/~1a/parameters/4", "The parameter `media` has no example."),
    problem(
      "#/paths/~1a/get/responses/200/headers/X-Bare",
      "The header `X-Bare` has no description.",
    ),
    problem("#/paths/~1a/get/responses/200/headers/X-Bare", "The header `X-Bare` has no example."),
  ]);
});
