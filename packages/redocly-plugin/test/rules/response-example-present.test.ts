import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("response-example-present");

const response = (content: string) => `
paths:
  /a:
    get:
      requestBody: { content: { application/json: {} } }
      responses: { "400": { description: D, content: ${content} } }
`;

const documents = {
  none: response("{ application/json: {}, text/plain: { examples: {} } }"),
  unnamed: response("{ application/json: { example: 1 } }"),
  shared: `
paths:
  /a: { get: { responses: { "400": { $ref: "#/components/responses/Bad" } } } }
  /b: { get: { responses: { "400": { $ref: "#/components/responses/Bad" } } } }
components: { responses: { Bad: { description: D, content: { application/json: {} } } } }
`,
  named: response("{ application/json: { examples: { a: { value: 1 } } } }"),
  empty: `paths: { /a: { get: { responses: { "204": { description: D } } } } }\n`,
};

const MESSAGE = "The media type has no named example under `examples`.";
const CONTENT = "#/paths/~1a/get/responses/400/content";

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/response-example-present": "error" }, documents);
});

test("wants a named example for each media type", () => {
  expect(found.none).toEqual([
    problem(`${CONTENT}/application~1json`, MESSAGE),
    problem(`${CONTENT}/text~1plain`, MESSAGE),
  ]);
  expect(found.unnamed).toEqual([problem(`${CONTENT}/application~1json`, MESSAGE)]);
});

test("reports a shared response once", () => {
  expect(found.shared).toEqual([
    problem("#/components/responses/Bad/content/application~1json", MESSAGE),
  ]);
});

test("is silent about named examples and responses without content", () => {
  expect(found.named).toEqual([]);
  expect(found.empty).toEqual([]);
});
