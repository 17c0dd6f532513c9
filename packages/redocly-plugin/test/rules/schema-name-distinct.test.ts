import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("schema-name-distinct");

const named = (name: string) => `
paths:
  /a:
    get:
      operationId: listPeers
      responses: { "200": { description: D, content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } } }
components: { schemas: { ${name}: { type: object } } }
`;

const documents = {
  global: named("Error"),
  generic: named("tag"),
  response: named("ListPeersResponse"),
  data: named("listPeersData"),
  body: named("ListPeersResponseBody"),
  service: named("PeerError"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/schema-name-distinct": "error" }, documents);
});

const at = (name: string, message: string) => problem(`#/components/schemas/${name}`, message);

test.each([
  ["global", "Error"],
  ["generic", "tag"],
] as const)("reports a %s name", (name, schema) => {
  const message = `\`${schema}\` is a global or generic name: name the schema after the service.`;
  expect(found[name]).toEqual([at(schema, message)]);
});

test.each([
  ["response", "ListPeersResponse"],
  ["data", "listPeersData"],
] as const)("reports the name of a type of an operation: %s", (name, schema) => {
  const message = `\`${schema}\` is the name that generators give a type of \`listPeers\`: choose another.`;
  expect(found[name]).toEqual([at(schema, message)]);
});

test.each(["body", "service"] as const)("accepts the name of a %s", (name) => {
  expect(found[name]).toEqual([]);
});

test("accepts allowed names and reports further generic ones", async () => {
  const rules = {
    "hcnet/schema-name-distinct": { severity: "error", allowed: ["Error"], generic: ["PeerError"] },
  };
  const { global, service } = await lint(rules, documents);
  expect(global).toEqual([]);
  expect(service).toHaveLength(1);
});
