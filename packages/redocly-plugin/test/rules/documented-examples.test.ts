import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("documented-examples");

const operation = (request: string, response: string, source = "x-source: { document: D }") => `
paths:
  /a:
    put:
      ${source}
      requestBody: { content: { application/json: { examples: { one: ${request} } } } }
      responses:
        "200": { description: Fine., content: { application/json: { examples: { one: ${response} } } } }
        "400": { description: Bad., content: { application/json: { examples: { one: { value: 1 } } } } }
`;
const documented = "{ x-documented: true, value: 1 }";

const documents = {
  both: operation(documented, documented),
  neither: operation("{ value: 1 }", "{ value: 1 }"),
  requestOnly: operation(documented, "{ value: 1 }"),
  noSource: operation("{ value: 1 }", "{ value: 1 }", "operationId: a"),
  nothingToShow: `
paths:
  /a:
    delete:
      x-source: { document: D }
      responses: { "204": { description: Gone. } }
`,
  byReference: `
${operation("{ $ref: '#/components/examples/Shared' }", "{ externalValue: ./ok.json, x-documented: true }")}
components: { examples: { Shared: ${documented} } }
`,
  empty: operation("{ x-documented: true }", documented),
  noFile: operation(documented, "{ x-documented: true, externalValue: ./gone.json }"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  const rules = { "hcnet/documented-examples": "error" };
  found = await lint(rules, documents, { "ok.json": "{}" });
});

test("wants a documented example in the request and in a success response", () => {
  const request = problem(
    "#/paths/~1a/put/requestBody",
    "The operation has `x-source`, but no example of its request body has `x-documented: true`.",
  );
  const response = problem(
    "#/paths/~1a/put/responses",
    "The operation has `x-source`, but no example of a success response has `x-documented: true`.",
  );
  expect(found.neither).toEqual([request, response]);
  expect(found.requestOnly).toEqual([response]);
});

test("wants a documented example to have a value that can be read", () => {
  const request = "#/paths/~1a/put/requestBody/content/application~1json/examples/one";
  const response = "#/paths/~1a/put/responses/200/content/application~1json/examples/one";
  expect(found.empty).toEqual([
    problem(request, "A documented example needs `value` or `externalValue`."),
  ]);
  expect(found.noFile).toEqual([
    problem(
      `${response}/externalValue`,
      "The file of the documented example cannot be read: ./gone.json",
    ),
  ]);
});

test("is content with documented examples, inline, in a file or shared", () => {
  expect(found.both).toEqual([]);
  expect(found.byReference).toEqual([]);
});

test("leaves operations alone that have no source or no body", () => {
  expect(found.noSource).toEqual([]);
  expect(found.nothingToShow).toEqual([]);
});
