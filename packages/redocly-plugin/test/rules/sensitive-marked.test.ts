import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("sensitive-marked");
const AT = "#/components/schemas/A/properties";

const properties = (names: Record<string, string>) => `
paths: {}
components:
  schemas:
    Plain: { type: string }
    Secret: { type: string, format: password, x-sensitive: true }
    A: { type: object, properties: { ${Object.entries(names)
      .map(([name, schema]) => `${name}: ${schema}`)
      .join(", ")} } }
`;
const named = (names: string[], schema: string) =>
  properties(Object.fromEntries(names.map((name) => [name, schema])));

const SECRETS = [
  "bgp_md5",
  "adminPass",
  "password",
  "db-passwd",
  "client_secret",
  "secretAccessKey",
  "X-Auth-Token",
];
const HARMLESS = ["client_token", "nextToken", "tokens", "secret_name", "md5sum", "compass"];
const marked = "{ type: string, format: password, x-sensitive: true }";

const documents = {
  unmarked: named(SECRETS, "{ type: string }"),
  nullable: named(["bgp_md5"], '{ type: [string, "null"] }'),
  byReference: named(["token"], '{ $ref: "#/components/schemas/Plain" }'),
  format: named(["anything"], "{ type: string, x-sensitive: true }"),
  formatByReference: named(
    ["anything"],
    '{ $ref: "#/components/schemas/Plain", x-sensitive: true }',
  ),
  marked: named(SECRETS, marked),
  markedByReference: named(["token"], '{ $ref: "#/components/schemas/Secret" }'),
  harmless: named(HARMLESS, "{ type: string }"),
  otherType: properties({
    password_expires: "{ type: boolean }",
    token: "{ type: object }",
    credential: "{ properties: {} }",
  }),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/sensitive-marked": "error" }, documents);
});

const message = (name: string) =>
  `The property \`${name}\` looks like a secret and has no \`x-sensitive: true\`.`;

test("reports secrets that are not marked", () => {
  expect(found.unmarked).toEqual(SECRETS.map((name) => problem(`${AT}/${name}`, message(name))));
  expect(found.nullable).toEqual([problem(`${AT}/bgp_md5`, message("bgp_md5"))]);
  expect(found.byReference).toEqual([problem(`${AT}/token`, message("token"))]);
});

test("reports marked schemas without the format", () => {
  const expected = [
    problem(`${AT}/anything`, "A schema with `x-sensitive` needs `format: password`."),
  ];
  expect(found.format).toEqual(expected);
  expect(found.formatByReference).toEqual(expected);
});

test.each(["marked", "markedByReference", "harmless", "otherType"] as const)(
  "is silent: %s",
  (name) => {
    expect(found[name]).toEqual([]);
  },
);

test("takes other patterns and other harmless names", async () => {
  const rules = {
    "hcnet/sensitive-marked": { severity: "error", patterns: ["^pin$"], ignore: ["PIN"] },
  };
  const documentsOfPin = { pin: named(["pin"], "{ type: string }"), md5: documents.nullable };
  expect(await lint(rules, documentsOfPin)).toEqual({ pin: [], md5: [] });
  const strict = { "hcnet/sensitive-marked": { severity: "error", patterns: ["^pin$"] } };
  const result = await lint(strict, documentsOfPin);
  expect(result.pin).toEqual([problem(`${AT}/pin`, message("pin"))]);
});
