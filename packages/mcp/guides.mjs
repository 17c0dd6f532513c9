// Writes dist/guides.json: the guides of the docs that concern clients, commands and the mock cloud.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { parse } from "yaml";

const DOCS = new URL("../docs/", import.meta.url);
const REPOSITORY = "https://github.com/hcnet/hcnet";
/** A group about OpenAPI documents and their lint rules, which no tool of the server uses. */
const OMITTED_GROUP = "Specs";

/** Where the pages of the site are that are no resources. */
const PAGES = [
  [/^\/guides\/([\w-]+)\.html/, "/blob/main/packages/docs/guides/$1.md"],
  [/^\/errors\/.*/, "/tree/main/packages/runtime#readme"],
  [/^\/reference\.html/, "#packages"],
  [/^\/about\/benchmarks\.html/, "/tree/main/benchmarks"],
  [/^\/about\/for-machines\.html/, "/tree/main/packages/specs#readme"],
  [/^\/mock\/.*/, "/tree/main/packages/mock#readme"],
];

/** Reads the guides, makes their samples and links independent of the site, and writes them. */
export async function writeGuides(directory) {
  const files = (await readdir(new URL("guides/", DOCS))).filter((file) => file.endsWith(".md"));
  const all = await Promise.all(files.map(readGuide));
  const guides = all
    .filter(({ group }) => group !== OMITTED_GROUP)
    .sort((one, other) => one.order - other.order);
  const names = new Set(guides.map(({ name }) => name));
  const written = await Promise.all(
    guides.map(async ({ name, title, description, body }) => {
      const text = await withSamples(withLinks(body, names));
      return { name, title, description, markdown: `# ${title}\n\n${text.trim()}\n` };
    }),
  );
  await writeFile(`${directory}/dist/guides.json`, JSON.stringify(written));
}

async function readGuide(file) {
  const text = await readFile(new URL(`guides/${file}`, DOCS), "utf8");
  const [match, front] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  if (match === undefined) throw new Error(`${file}: expected front matter, got none`);
  return { ...parse(front), name: file.replace(/\.md$/, ""), body: text.slice(match.length) };
}

/** Replaces each line `<<< guides/first-call.ts` by that sample. */
async function withSamples(text) {
  const files = Array.from(text.matchAll(/^<<< (\S+).*$/gm), ([, file]) => file);
  const sources = await Promise.all(
    files.map((file) => readFile(new URL(`samples/${file}`, DOCS), "utf8")),
  );
  let next = 0;
  return text.replaceAll(/^<<< \S+\.(\w+).*$/gm, (_, language) => {
    const source = sources[next++];
    return `\`\`\`${language}\n${source.trimEnd()}\n\`\`\``;
  });
}

/** Makes links to pages of the site lead to a resource or to the repository. */
function withLinks(text, names) {
  return text.replaceAll(/\]\((\/[^)\s]*)\)/g, (_, target) => `](${linkTo(target, names)})`);
}

function linkTo(target, names) {
  const [path, name, rest] = /^\/guides\/([\w-]+)\.html(.*)$/.exec(target) ?? [];
  if (path !== undefined && names.has(name)) return `hcnet://guides/${name}${rest}`;
  const [, of, model] = /^\/([\w-]+)\/models\/(\w+)\.html/.exec(target) ?? [];
  if (model !== undefined) return `hcnet://models/${of}/${model}`;
  const found = PAGES.find(([pattern]) => pattern.test(target));
  if (found !== undefined) return REPOSITORY + target.replace(...found);
  const [, api] = /^\/([\w-]+)\/[\w-]+\.html/.exec(target) ?? [];
  if (api === undefined) throw new Error(`${target}: expected a page with a link for agents`);
  return `${REPOSITORY}/tree/main/packages/${api}#readme`;
}
