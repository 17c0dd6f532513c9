import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("pagination-declared");
const AT = "#/paths/~1a/get";

const query = (name: string) => `{ name: ${name}, in: query, schema: {} }`;
const json = (schema: string) =>
  `{ description: D, content: { application/json: { schema: ${schema} } } }`;

/** A GET of a list of `{id}` with `page_info.next`, in files and components. */
const list = (members: string, parameters: string, schema = "{ $ref: ./list.yaml }") => `
paths:
  /a:
    get:
      ${members}
      parameters: [${parameters}]
      responses: { "200": ${json(schema)} }
components:
  parameters: { Marker: ${query("marker")} }
`;
const declared = (value: string, schema?: string) =>
  list(`x-pagination: { ${value} }`, [query("limit"), query("marker")].join(), schema);

const files = {
  "list.yaml": `
allOf:
  - { properties: { items: { $ref: ./items.yaml } } }
  - { anyOf: [{ properties: { page_info: { properties: { next: {} } }, "a/b": {}, map: { additionalProperties: {} } } }] }
`,
  "items.yaml":
    'type: [array, "null"]\nitems: { anyOf: [{ properties: { id: {} } }, { type: "null" }] }\n',
  "path.yaml": `
parameters: [${query("offset")}]
get: { responses: { "200": ${json("{ properties: { a: { type: array } } }")} } }
`,
};

const documents = {
  marker: list("x-idempotent: true", query("marker")),
  markerByReference: list("x-idempotent: true", '{ $ref: "#/components/parameters/Marker" }'),
  offsetOfPath: "paths: { /a: { $ref: ./path.yaml } }\n",
  noArray: list("x-idempotent: true", query("marker"), "{ properties: { a: { type: object } } }"),
  inHeader: list("x-idempotent: true", "{ name: marker, in: header, schema: {} }"),
  otherParameter: list("x-idempotent: true", query("page_token")),
  post: `
paths:
  /a:
    post: { parameters: [${query("marker")}], responses: { "200": ${json("{ $ref: ./list.yaml }")} } }
`,
  unknownParameters: list(
    "x-pagination: { style: marker, items: items, limit: size, marker: marker, itemMarker: id }",
    "{ name: size, in: header, schema: {} }",
  ),
  unknownOffset: list(
    "x-pagination: { style: offset, items: items, limit: limit, offset: start, total: /page_info/next }",
    query("limit"),
  ),
  itemsMissing: declared(
    "style: marker, items: rows, limit: limit, marker: marker, itemMarker: id",
  ),
  itemsNoArray: declared(
    "style: marker, items: page_info, limit: limit, marker: marker, next: /page_info/next",
  ),
  itemMarker: declared("style: marker, items: items, limit: limit, marker: marker, itemMarker: nr"),
  next: declared(
    "style: marker, items: items, limit: limit, marker: marker, next: /page_info/last",
  ),
  nextInMap: declared("style: marker, items: items, limit: limit, marker: marker, next: /map/b"),
  nextInArray: declared(
    "style: marker, items: items, limit: limit, marker: marker, next: /items/id",
  ),
  total: declared("style: offset, items: items, limit: limit, offset: marker, total: /total"),
  noBody: list(
    "x-pagination: { style: marker, items: items, limit: limit, marker: marker, next: /next }",
    [query("limit"), query("marker")].join(),
  ).replace("application/json", "text/plain"),
  validNext: declared(
    "style: marker, items: items, limit: limit, marker: marker, next: /page_info/next",
  ),
  validEscape: declared("style: marker, items: items, limit: limit, marker: marker, next: /a~1b"),
  validItemMarker: declared(
    "style: marker, items: items, limit: limit, marker: marker, itemMarker: id",
  ),
  validOffset: declared(
    "style: offset, items: items, limit: limit, offset: marker, total: /page_info/next",
  ),
  validCreated: declared(
    "style: marker, items: items, limit: limit, marker: marker, itemMarker: id",
  )
    .replace('"200"', '"201"')
    .replace("application/json", "application/json;charset=utf8"),
  wrongTypes: declared("style: 1, items: 2, limit: [a], marker: null, next: {}, itemMarker: 3"),
};

let found: Record<keyof typeof documents, Problem[]>;
let configured: Record<"marker" | "otherParameter", Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/pagination-declared": "error" }, documents, files);
  const rules = { "hcnet/pagination-declared": { severity: "error", parameters: ["page_token"] } };
  const { marker, otherParameter } = documents;
  configured = await lint(rules, { marker, otherParameter }, files);
});

const undeclared = (parameter: string) =>
  `The GET takes \`${parameter}\` and answers with an array, but does not say with \`x-pagination\` how to get the next page.`;

test("wants a GET that returns pages to declare them", () => {
  expect(found.marker).toEqual([problem(AT, undeclared("marker"))]);
  expect(found.markerByReference).toEqual([problem(AT, undeclared("marker"))]);
  expect(found.offsetOfPath).toEqual([problem("#/get", undeclared("offset"))]);
});

test.each(["noArray", "inHeader", "otherParameter", "post"] as const)(
  "leaves alone what has no pages: %s",
  (name) => {
    expect(found[name]).toEqual([]);
  },
);

test("takes the parameters from the option", () => {
  expect(configured.otherParameter).toEqual([problem(AT, undeclared("page_token"))]);
  expect(configured.marker).toEqual([]);
});

test.each([
  ["unknownParameters", "limit", "size"],
  ["unknownParameters", "marker", "marker"],
  ["unknownOffset", "offset", "start"],
] as const)("reports a query parameter that is not there: %s, %s", (name, member, parameter) => {
  const message = `\`${member}\` names \`${parameter}\`, which is not a query parameter of the operation.`;
  expect(found[name]).toContainEqual(problem(`${AT}/x-pagination/${member}`, message));
});

test.each([
  ["itemsMissing", "items", "`items` names `rows`, which is not an array in the response."],
  ["itemsNoArray", "items", "`items` names `page_info`, which is not an array in the response."],
  ["itemMarker", "itemMarker", "`itemMarker` names `nr`, which is not a property of the items."],
  ["next", "next", missing("next", "/page_info/last")],
  ["nextInMap", "next", missing("next", "/map/b")],
  ["nextInArray", "next", missing("next", "/items/id")],
  ["total", "total", missing("total", "/total")],
] as const)("reports what the body does not have: %s", (name, member, message) => {
  expect(found[name]).toEqual([problem(`${AT}/x-pagination/${member}`, message)]);
});

test("reports pages of a body that is not JSON", () => {
  expect(found.noBody.map(({ pointer }) => pointer)).toEqual([
    `${AT}/x-pagination/next`,
    `${AT}/x-pagination/items`,
  ]);
});

test.each(["validNext", "validEscape", "validItemMarker", "validOffset", "validCreated"] as const)(
  "is silent: %s",
  (name) => {
    expect(found[name]).toEqual([]);
  },
);

test("leaves values of the wrong type to extension-valid", () => {
  expect(found.wrongTypes).toEqual([]);
});

function missing(member: string, pointer: string): string {
  return `\`${member}\` points to \`${pointer}\`, which the schema of the response does not have.`;
}
