import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("enum-without-limits");

const schema = (members: string) =>
  `paths: {}\ncomponents: { schemas: { A: { type: string, ${members} } } }\n`;

const documents = {
  length: schema("enum: [bgp, static], minLength: 1, maxLength: 255"),
  fixed: schema("const: bgp, pattern: ^bgp$"),
  open: schema("x-extensible-enum: [bgp], maxLength: 10"),
  plain: schema("enum: [bgp]"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/enum-without-limits": "error" }, documents);
});

test("reports each limit next to enum or const", () => {
  expect(found.length).toEqual([
    problem("#/components/schemas/A/minLength", "Remove `minLength`: `enum` lists the values."),
    problem("#/components/schemas/A/maxLength", "Remove `maxLength`: `enum` lists the values."),
  ]);
  expect(found.fixed).toEqual([
    problem("#/components/schemas/A/pattern", "Remove `pattern`: `const` lists the values."),
  ]);
});

test.each(["open", "plain"] as const)("accepts %s", (name) => {
  expect(found[name]).toEqual([]);
});
