import { expect, test } from "vitest";
import { bundle, bundleByCommand } from "../support/redocly.js";

const decorators = { "hcnet/inline-external-examples": "on" };
const document = (file: string) => `
paths: {}
components: { examples: { A: { summary: S, externalValue: ${file} } } }
`;

test("puts the content of the file in place of its name, members in order", async () => {
  const files = { "examples/a.json": '{ "z": 1, "a": [null, "x"], "m": { "y": 1, "b": 2 } }' };
  const { problems, document: bundled } = await bundle(
    decorators,
    document("./examples/a.json"),
    files,
  );
  expect(problems).toEqual([]);
  const example = (bundled as { components: { examples: { A: object } } }).components.examples.A;
  expect(JSON.stringify(example)).toBe(
    '{"summary":"S","value":{"z":1,"a":[null,"x"],"m":{"y":1,"b":2}}}',
  );
});

test("reads a file that begins with a byte order mark", async () => {
  const { problems, document: bundled } = await bundle(decorators, document("./a.json"), {
    "a.json": "\uFEFF[1]",
  });
  expect(problems).toEqual([]);
  expect(bundled).toHaveProperty("components.examples.A", { summary: "S", value: [1] });
});

test("finds the file from the document that names it", async () => {
  const root = "paths: {}\ncomponents: { examples: { A: { $ref: ./shared/example.yaml } } }\n";
  const { document: bundled } = await bundle(decorators, root, {
    "shared/example.yaml": "externalValue: ./a.json\n",
    "shared/a.json": "[1]",
  });
  expect(bundled).toHaveProperty("components.examples.example", { value: [1] });
});

test("a file that is not there is an error", async () => {
  const { problems, document: bundled } = await bundle(decorators, document("./gone.json"));
  expect(problems).toMatchObject([
    { severity: "error", message: expect.stringContaining("gone.json") },
  ]);
  expect(bundled).toBeNull();
});

test("a file that YAML would forgive is an error", async () => {
  const files = { "a.json": "{ a: 1 }" };
  const { code, stderr } = await bundleByCommand(decorators, document("./a.json"), files);
  expect(code).toBe(1);
  expect(stderr).toContain("The example file is not JSON");
  expect(stderr).toContain("docs/decorators/inline-external-examples.md");
});
