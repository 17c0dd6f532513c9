import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { APIS, DIST, HERE, runTool } from "./support/tools.js";

/** A package of the installed tools. */
const load = (entry: string): Promise<unknown> =>
  import(pathToFileURL(join(HERE, "node_modules", entry)).href);

const FORMS = ["openapi", "openapi-3.0"].flatMap((directory) =>
  APIS.flatMap((api) => [`${directory}/${api}.json`, `${directory}/${api}.dereferenced.json`]),
);
const read = async (form: string) => JSON.parse(await readFile(join(DIST, form), "utf8")) as object;

// A dereferenced document keeps its models, none of which it refers to.
const REFERENCED = FORMS.filter((form) => !form.endsWith(".dereferenced.json"));

describe.each(REFERENCED)("%s", (form) => {
  test("has no problem for spectral:oas", async () => {
    const flags = ["--ruleset", "spectral.yaml", "--fail-severity", "hint"];
    await runTool("spectral", ["lint", join(DIST, form), ...flags]);
  });
});

describe.each(FORMS)("%s", (form) => {
  test("is valid for @readme/openapi-parser", async () => {
    const { validate } = (await load("@readme/openapi-parser/dist/index.js")) as {
      validate(document: object): Promise<{ valid: boolean }>;
    };
    expect(await validate(await read(form))).toMatchObject({ valid: true });
  });

  test("is valid for @scalar/openapi-parser", async () => {
    const { validate } = (await load("@scalar/openapi-parser/dist/index.js")) as {
      validate(document: object): Promise<{ valid: boolean; errors?: unknown[] }>;
    };
    expect(await validate(await read(form))).toMatchObject({ valid: true });
  });
});
