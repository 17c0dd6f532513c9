// Usage: node scripts/dist/generate.js <api>… [--out <directory>]
// Writes packages/<api>/generated, or <directory>/<api>: first to a sibling directory, then moved, so
// that nothing is ever half-written.

import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Config } from "@redocly/openapi-core";
import { APIS, generatedDirectory, ROOT } from "../lib/apis.js";
import { endWithUsage, parseCommandLine } from "../lib/command-line.js";
import type { OpenApiDocument } from "../lib/openapi.js";
import { BundleError, hasErrors, printProblems } from "../lib/problems.js";
import { bundleApi, lintApi, loadRedoclyConfig } from "../lib/redocly.js";
import { clientTypeNames, generateClientTypes } from "./client-types.js";
import { generateIndex } from "./entries.js";
import { generateErrorCodes } from "./error-codes.js";
import { generateFunctions } from "./functions.js";
import { generatedHeader } from "./header.js";
import { listOperationTypes } from "./operation-types.js";
import { generateOperations } from "./operations.js";
import { generateQueries } from "./queries.js";
import { reexport } from "./runtime-exports.js";
import { generateModels, generateSchema, typesOf } from "./types.js";
import { generateValidators, generateValidatorTypes } from "./validators.js";
import { generateValues } from "./values.js";

async function generate(api: string, target: string, config: Config): Promise<void> {
  const draft = `${target}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const bundle = await bundleApi(api, config);
  const document = JSON.parse(bundle) as OpenApiDocument;
  const types = await typesOf(document);
  const operations = listOperationTypes(document, types);
  const modelNames = types.models.map(({ name }) => name);
  const files = {
    "openapi.json": bundle,
    "models.gen.ts": generateModels(api, types),
    "schema.gen.ts": generateSchema(api, types),
    "client.gen.ts": generateClientTypes(api, document, types, operations),
    "values.gen.ts": generateValues(api, document, modelNames),
    "index.gen.ts": generateIndex(api, document, modelNames, operations),
    "credentials.gen.ts": `${generatedHeader(api)}${reexport("credentials/index.ts", "@hcnet/runtime/credentials")}`,
    "node.gen.ts": `${generatedHeader(api)}${reexport("node/index.ts", "@hcnet/runtime/node")}`,
    "operations.gen.ts": generateOperations(api, document),
    "error-codes.gen.ts": generateErrorCodes(api, document),
    "functions.gen.ts": generateFunctions(
      api,
      clientTypeNames(api, operations),
      modelNames,
      operations,
    ),
    "query.gen.ts": generateQueries(api, operations),
    "validators.gen.js": await generateValidators(api, document),
    "validators.gen.d.ts": generateValidatorTypes(api, document),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}

/** Prints why an API cannot be generated; false when its spec is valid, so that the generator is at fault. */
async function explain(api: string, config: Config, error: unknown): Promise<boolean> {
  const problems = await lintApi(api, config);
  if (!hasErrors(problems) && error instanceof BundleError) problems.push(...error.problems);
  if (!hasErrors(problems)) return false;
  printProblems(problems);
  console.error(
    `specs/${api}: expected a valid spec; fix the problems above, then check with \`pnpm lint\``,
  );
  return true;
}

const usage = "node scripts/dist/generate.js API... [--out DIRECTORY]";
const { values, positionals } = parseCommandLine(usage, {
  allowPositionals: true,
  options: { out: { type: "string" } },
});
const unknown = positionals.filter((api) => !APIS.includes(api));
if (positionals.length === 0 || unknown.length > 0) {
  const known = APIS.join(", ");
  endWithUsage(`api: expected one or more of ${known}, got "${unknown.join(" ")}"`, usage);
}
const config = await loadRedoclyConfig();
for (const api of positionals) {
  const target = values.out === undefined ? generatedDirectory(api) : resolve(values.out, api);
  try {
    await generate(api, target, config);
  } catch (error) {
    if (!(await explain(api, config, error))) throw error;
    process.exit(1);
  }
  console.log(`generated ${relative(ROOT, target)} from specs/${api}`);
}
