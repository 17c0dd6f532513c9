// Each sample in the READMEs of the runtime and of the clients compiles, and prints what it says.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APIS, ROOT } from "../../scripts/lib/apis.js";
import { listOperations, type OpenApiDocument, type Operation } from "../../scripts/lib/openapi.js";

const exec = promisify(execFile);

interface Sample {
  readonly name: string;
  readonly code: string;
}

const names = ["runtime", ...APIS];
const readmes = await Promise.all(
  names.map(async (name) => ({
    name,
    text: await readFile(join(ROOT, "packages", name, "README.md"), "utf8"),
  })),
);
const samples: Sample[] = readmes.flatMap(({ name, text }) =>
  [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""], index) => ({
    name: `${name}-${index + 1}`,
    code,
  })),
);

let directory: string;

beforeAll(async () => {
  // Below this package, whose dependencies the samples import.
  const cache = join(ROOT, "tests", "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  directory = await mkdtemp(join(cache, "readme-"));
  for (const { name, code } of samples) await writeFile(join(directory, `${name}.ts`), code);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

const printed = ({ code }: Sample): string =>
  [...code.matchAll(/^ *\/\/ prints: (.*)$/gm)].map(([, line]) => line).join("\n");

test("there are samples of everything", () => {
  for (const { name } of readmes) {
    expect(
      samples.some((sample) => sample.name === `${name}-1`),
      name,
    ).toBe(true);
  }
});

test("all compile", () => {
  const program = ts.createProgram(
    samples.map(({ name }) => join(directory, `${name}.ts`)),
    {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: ["node"],
    },
  );
  const said = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(said).toEqual([]);
}, 60_000);

test("all print what they say", async () => {
  const files = await Promise.all(
    samples.map(async ({ name, code }) => {
      const { outputText } = ts.transpileModule(code, {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      });
      const file = join(directory, `${name}.mjs`);
      await writeFile(file, outputText);
      return file;
    }),
  );
  const runner = join(import.meta.dirname, "run.mjs");
  const { stdout } = await exec(process.execPath, [runner, ...files], { cwd: ROOT });
  const outputs = JSON.parse(stdout) as string[];
  for (const [index, sample] of samples.entries()) {
    expect(printed(sample), `${sample.name} says what it prints`).not.toBe("");
    expect(outputs[index], sample.name).toBe(printed(sample));
  }
}, 60_000);

const guide = (name: string): Promise<string> =>
  readFile(join(ROOT, "packages", "docs", "guides", `${name}.md`), "utf8");

test.each(["mock", ...names])("the README of %s has at most 250 lines", async (name) => {
  const text = await readFile(join(ROOT, "packages", name, "README.md"), "utf8");
  expect(text.split("\n").length).toBeLessThanOrEqual(250);
});

test("every error class has a row in the guide", async () => {
  const text = await guide("errors-and-retries");
  const index = await readFile(join(ROOT, "packages/runtime/src/index.ts"), "utf8");
  const classes = [...new Set(index.match(/\b[A-Z]\w*Error\b/g))];
  expect(classes.length).toBeGreaterThan(15);
  for (const name of classes) {
    if (name === "HcnetError") continue;
    expect(text).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, "m"));
  }
});

test("every option of a session has a row in the guide", async () => {
  const text = await guide("credentials-and-regions");
  const source = await readFile(join(ROOT, "packages/runtime/src/session/session.ts"), "utf8");
  const [, options = ""] = /interface CommonOptions \{([\s\S]*?)\n\}/.exec(source) ?? [];
  const found = [...options.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  expect(found.length).toBeGreaterThan(10);
  for (const name of ["region", "endpoint", ...found]) {
    expect(text).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, "m"));
  }
});

test.each(APIS)("every operation and waiter of %s has a row", async (api) => {
  const file = join(ROOT, "packages", api, "generated", "openapi.json");
  const document = JSON.parse(await readFile(file, "utf8")) as OpenApiDocument;
  const readme = readmes.find(({ name }) => name === api)?.text ?? "";
  for (const { operation } of listOperations(document)) {
    const { operationId, summary = "" } = operation as Operation & { summary?: string };
    expect(readme).toMatch(new RegExp(`^\\| \`${operationId}\` +\\| ${summary}\\b`, "m"));
    for (const name of Object.keys(operation["x-waiters"] ?? {})) {
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\| Waits `, "m"));
    }
  }
});
