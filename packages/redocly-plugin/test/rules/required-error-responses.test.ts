import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("required-error-responses");

const statuses = (codes: string[]) =>
  `{ ${codes.map((code) => `"${code}": { description: D }`).join(", ")} }`;
const ALL = ["200", "400", "401", "403", "404", "429", "500", "502", "503", "504"];

const operation = (path: string, method: string, codes: string[], more = "") => `
paths:
  ${path}:
    ${method}: { ${more} responses: ${statuses(codes)} }
`;
const BODY = "requestBody: { content: {} },";
const without404 = ALL.filter((code) => code !== "404");

const documents = {
  none: operation("/a", "get", ["200"]),
  body: operation("/a", "post", ALL, BODY),
  range: operation("/a", "get", ["200", "4XX", "5XX"]),
  complete: operation("/a", "get", ALL),
  completeBody: operation("/a", "post", [...ALL, "413"], BODY),
  callback: `
paths:
  /a:
    get:
      responses: ${statuses(ALL)}
      callbacks: { done: { "{$request.query.url}": { post: { responses: ${statuses(["200"])} } } } }
`,
};

const AT = "#/paths/~1a/get/responses";

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/required-error-responses": "error" }, documents);
});

test("reports the statuses that are not documented", () => {
  const message = "The operation does not document 400, 401, 403, 404, 429, 500, 502, 503, 504.";
  expect(found.none).toEqual([problem(AT, message)]);
  expect(found.range).toEqual([problem(AT, message)]);
});

test("wants 413 where there is a request body", () => {
  expect(found.body).toEqual([
    problem("#/paths/~1a/post/responses", "The operation does not document 413."),
  ]);
});

test("is silent about complete operations and about callbacks", () => {
  expect(found.complete).toEqual([]);
  expect(found.completeBody).toEqual([]);
  expect(found.callback).toEqual([]);
});

test("takes other statuses", async () => {
  const rules = { "hcnet/required-error-responses": { severity: "error", statuses: [401, 418] } };
  const result = await lint(rules, { complete: documents.complete });
  expect(result.complete).toEqual([problem(AT, "The operation does not document 418.")]);
});

test("can require 404 only where the path has a parameter other than the scope", async () => {
  const rules = {
    "hcnet/required-error-responses": { severity: "error", notFoundNeedsParameter: true },
  };
  const result = await lint(rules, {
    collection: operation("/{project_id}/a", "get", without404),
    resource: operation("/{project_id}/a/{id}", "get", without404),
  });
  expect(result.collection).toEqual([]);
  expect(result.resource.map(({ message }) => message)).toEqual([
    "The operation does not document 404.",
  ]);
});

test("names an option with an invalid value", async () => {
  const rules = { "hcnet/required-error-responses": { severity: "error", statuses: "404" } };
  await expect(lint(rules, { complete: documents.complete })).rejects.toThrow(
    'hcnet/required-error-responses: statuses: expected an array of strings, got "404"',
  );
});

test.each([
  ["status", "did you mean statuses?"],
  ["notfound-needs-parameter", "did you mean notFoundNeedsParameter?"],
  ["scopeParametres", "did you mean scopeParameters?"],
  ["excluded", "known: statuses, notFoundNeedsParameter, scopeParameters, severity, message"],
])("rejects the unknown option %s", async (name, hint) => {
  const rules = { "hcnet/required-error-responses": { severity: "error", [name]: [] } };
  await expect(lint(rules, { complete: documents.complete })).rejects.toThrow(
    `hcnet/required-error-responses: ${name}: unknown option; ${hint}`,
  );
});

test("rejects options of a rule that has none", async () => {
  const rules = { "hcnet/single-type": { severity: "error", allowed: ["a"] } };
  await expect(lint(rules, { complete: documents.complete })).rejects.toThrow(
    "hcnet/single-type: allowed: unknown option; known: severity, message",
  );
});
