// Usage: tsx scripts/generate/index.ts <api>
// Writes packages/<api>/generated: first to a place beside it, then moved, so that nothing is
// ever half-written.

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { APIS, generatedDirectory } from "../lib/apis.js";
import type { OpenApiDocument } from "../lib/openapi.js";
import { runBin } from "../lib/run.js";
import { generateOperations } from "./operations.js";
import { generateTypes } from "./types.js";
import { generateValidators, generateValidatorTypes } from "./validators.js";

async function generate(api: string): Promise<void> {
  const target = generatedDirectory(api);
  const draft = `${target}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const bundlePath = join(draft, "openapi.json");
  await runBin("redocly", ["bundle", api, "--output", bundlePath]);
  const bundle = await readFile(bundlePath, "utf8");
  const document = JSON.parse(bundle) as OpenApiDocument;
  const files = {
    "schema.gen.ts": await generateTypes(api, bundle),
    "operations.gen.ts": generateOperations(api, document),
    "validators.gen.js": await generateValidators(api, document),
    "validators.gen.d.ts": generateValidatorTypes(api, document),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}

const [api] = process.argv.slice(2);
if (api === undefined || !APIS.includes(api)) {
  console.error(`Which API? Give one of: ${APIS.join(", ")}`);
  process.exit(2);
}
await generate(api);
console.log(`generated packages/${api}/generated from specs/${api}`);
