import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { extensions } from "../src/extensions.js";
import hcnetPlugin from "../src/index.js";
import { PACKAGE } from "./support/paths.js";
import { lint } from "./support/redocly.js";

const plugin = hcnetPlugin();
const ids = {
  rules: Object.keys(plugin.rules.oas3).sort(),
  decorators: Object.keys(plugin.decorators.oas3).sort(),
};

async function namesIn(directory: string, ending: string): Promise<string[]> {
  const files = await readdir(join(PACKAGE, directory));
  return files.map((file) => basename(file, ending)).sort();
}

const read = (path: string) => readFile(join(PACKAGE, path), "utf8");
const headings = (page: string) => [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);

describe.each(["rules", "decorators"] as const)("%s", (kind) => {
  test("have one source file, one test and one page each, and no others are there", async () => {
    expect(await namesIn(`src/${kind}`, ".ts")).toEqual(ids[kind]);
    expect(await namesIn(`test/${kind}`, ".test.ts")).toEqual(ids[kind]);
    expect(await namesIn(`docs/${kind}`, ".md")).toEqual(ids[kind]);
  });

  test("are all in the table of the README, in order", async () => {
    const pages = `https://github.com/hcnet/hcnet/blob/main/packages/redocly-plugin/docs/${kind}`;
    const row = new RegExp(`^\\| \\[\`(.+)\`\\]\\(${pages}/(.+)\\.md\\) +\\|`, "gm");
    const rows = [...(await read("README.md")).matchAll(row)];
    expect(rows.map(([, name]) => name)).toEqual(ids[kind]);
    expect(rows.map(([, , page]) => page)).toEqual(ids[kind]);
  });

  test("have pages of the same shape", async () => {
    const middle = kind === "rules" ? ["Bad", "Good"] : ["Before", "After"];
    for (const id of ids[kind]) {
      const page = await read(`docs/${kind}/${id}.md`);
      expect(page.startsWith(`# hcnet/${id}\n`), id).toBe(true);
      expect(headings(page), id).toEqual(["Why", ...middle, "Options"]);
    }
  });
});

test("hcnet/recommended has every rule as an error", () => {
  const all = ids.rules.map((id) => [`hcnet/${id}`, { severity: "error" }]);
  expect(plugin.configs.recommended.rules).toEqual(Object.fromEntries(all));
});

test("hcnet/minimal has the rules that the README lists, as errors", async () => {
  const { rules } = plugin.configs.minimal;
  expect(Object.values(rules).every(({ severity }) => severity === "error")).toBe(true);
  const listed =
    /^`hcnet\/minimal` turns on ([\s\S]*?)\.$/m.exec(await read("README.md"))?.[1] ?? "";
  const expected = [...listed.matchAll(/`([a-z-]+)`/g)].map(([, id]) => `hcnet/${id}`);
  expect(Object.keys(rules)).toEqual(expected);
});

test("hcnet/minimal reports nothing in a document without descriptions of values, anchors and examples", async () => {
  const document = `
paths:
  /users:
    post:
      operationId: users_create
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } }
      responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
components:
  schemas:
    User:
      type: object
      properties:
        name: { type: string, pattern: "[a-z]+" }
        password: { type: string }
        role: { type: string, enum: [admin, guest] }
        state: { type: string, x-extensible-enum: [active, locked] }
`;
  expect(await lint({}, { document }, {}, ["hcnet/minimal"])).toEqual({ document: [] });
});

test("every extension has a schema file and a row on the page of extension-valid", async () => {
  const known = Object.keys(extensions).sort();
  expect(await namesIn("src/extensions", ".schema.ts")).toEqual(known);
  const page = await read("docs/rules/extension-valid.md");
  expect([...page.matchAll(/^\| `(x-[^`]+)` +\|/gm)].map(([, name]) => name).sort()).toEqual(known);
});

describe("the samples on the pages", () => {
  const sample = (page: string, title: string) =>
    new RegExp(`^## ${title}\n+\`\`\`yaml\n([^]*?)\`\`\``, "m").exec(page)?.[1] ?? "";

  test("the bad one is reported by its rule, the good one is not", async () => {
    const documents: Record<string, string> = {};
    for (const id of ids.rules) {
      const page = await read(`docs/rules/${id}.md`);
      documents[`${id}-bad`] = sample(page, "Bad");
      documents[`${id}-good`] = sample(page, "Good");
    }
    const found = await lint({}, documents, {}, ["hcnet/recommended"]);
    for (const id of ids.rules) {
      const reportedBy = (name: string) => found[name]?.map(({ ruleId }) => ruleId);
      expect(reportedBy(`${id}-bad`), id).toContain(`hcnet/${id}`);
      expect(reportedBy(`${id}-good`), id).not.toContain(`hcnet/${id}`);
    }
  });
});
