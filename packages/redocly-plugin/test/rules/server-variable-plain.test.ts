import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("server-variable-plain");

const server = (members: string) =>
  `paths: {}\nservers: [{ url: "https://{region}.example.com", description: D, variables: { region: { ${members} } } }]\n`;

const documents = {
  described: server("default: a, description: Region id."),
  plain: server("default: a, enum: [a, b]"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/server-variable-plain": "error" }, documents);
});

test("reports the description of a server variable", () => {
  expect(found.described).toEqual([
    problem(
      "#/servers/0/variables/region/description",
      "Move `description` of a server variable to the server: validators that follow the 2021 schema of OpenAPI 3.1 reject it.",
    ),
  ]);
});

test("accepts a variable without a description", () => {
  expect(found.plain).toEqual([]);
});
