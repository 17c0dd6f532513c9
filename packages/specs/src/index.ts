// Usage: tsx src/index.ts [directory]
// Writes dist/, or the given directory: every form of the documents that the package holds.

import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { extensions } from "@hcnet/redocly-plugin/extensions";
import { stringify } from "yaml";
import { APIS } from "../../../scripts/lib/apis.js";
import { dereference } from "./documents/dereference.js";
import type { OpenApiDocument } from "./documents/document.js";
import { downConvert } from "./documents/down-convert.js";
import { declarationText, moduleText } from "./documents/module.js";
import { publish } from "./documents/publish.js";
import { schemaFiles } from "./documents/schemas.js";
import { extensionsPage } from "./extensions/markdown.js";
import type { Json } from "./json.js";
import { postmanCollection } from "./postman/collection.js";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const WORKFLOWS = join(PACKAGE, "../../specs/workflows");
const RULE_PAGE = "@hcnet/redocly-plugin/docs/rules/extension-valid.md";

const json = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;
const yaml = (value: Json): string => stringify(value, { aliasDuplicateObjects: false });

/** The text of each file, by its path. */
async function files(): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  const both = (path: string, value: Json): void => {
    written.set(`${path}.json`, json(value)).set(`${path}.yaml`, yaml(value));
  };
  const dereferenced: Record<string, OpenApiDocument> = {};
  for (const api of APIS) {
    const annotated = await readBundle(api);
    const document = publish(annotated);
    const full = dereference(document);
    dereferenced[api] = full;
    both(`openapi/${api}`, document);
    both(`openapi/${api}.dereferenced`, full);
    both(`openapi/${api}.annotated`, annotated);
    both(`openapi-3.0/${api}`, downConvert(document));
    both(`openapi-3.0/${api}.dereferenced`, downConvert(full));
    for (const [name, schema] of Object.entries(schemaFiles(document))) {
      written.set(`schemas/${api}/${name}`, json(schema));
    }
    written.set(`${api}.js`, moduleText(document)).set(`${api}.d.ts`, declarationText(document));
  }
  written.set("spec.d.ts", await readFile(join(PACKAGE, "src/spec.ts"), "utf8"));
  const script = await readFile(join(PACKAGE, "src/postman/sign.js"), "utf8");
  written.set("postman.json", json(postmanCollection(dereferenced, script)));
  const page = await readFile(fileURLToPath(import.meta.resolve(RULE_PAGE)), "utf8");
  written.set("EXTENSIONS.md", extensionsPage(page));
  for (const [name, { schema }] of Object.entries(extensions)) {
    written.set(`extensions/${name}.schema.json`, json(schema as Json));
  }
  for (const name of await readdir(WORKFLOWS)) {
    written.set(`workflows/${name}`, await readWorkflow(name));
  }
  return written;
}

async function readBundle(api: string): Promise<OpenApiDocument> {
  const path = fileURLToPath(import.meta.resolve(`@hcnet/${api}/openapi.json`));
  return JSON.parse(await readFile(path, "utf8")) as OpenApiDocument;
}

/** A workflow whose source descriptions are the documents of this package. */
async function readWorkflow(name: string): Promise<string> {
  const text = await readFile(join(WORKFLOWS, name), "utf8");
  return text.replaceAll(/url: \.\.\/([\w-]+)\/openapi\.yaml/g, "url: ../openapi/$1.yaml");
}

async function write(target: string): Promise<void> {
  const draft = `${target}.draft`;
  await rm(draft, { recursive: true, force: true });
  for (const [path, text] of await files()) {
    await mkdir(dirname(join(draft, path)), { recursive: true });
    await writeFile(join(draft, path), text);
  }
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}

await write(resolve(process.argv[2] ?? join(PACKAGE, "dist")));
