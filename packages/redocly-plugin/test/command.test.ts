// The other tests lint and bundle in process, with the configuration loaded as Redocly CLI loads it.
import { expect, test } from "vitest";
import { bundle, bundleByCommand, lint, lintByCommand } from "./support/redocly.js";

const document = `
paths: {}
components:
  schemas:
    A: { type: [integer, string] }
    B: { type: string, enum: [a], x-enumDescriptions: { a: First. } }
`;

test("redocly lint reports what a rule reports in process", async () => {
  const rules = { "hcnet/single-type": "error" };
  const { api } = await lint(rules, { api: document });
  expect(api).toHaveLength(1);
  expect(await lintByCommand(rules, document)).toEqual(api);
});

test("redocly bundle writes what decorators make in process", async () => {
  const decorators = { "hcnet/describe-enums": "on" };
  const { document: expected } = await bundle(decorators, document);
  expect(expected).toHaveProperty("components.schemas.B.description");
  const { code, document: written } = await bundleByCommand(decorators, document);
  expect(code).toBe(0);
  expect(written).toEqual(expected);
});
