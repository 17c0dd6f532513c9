// Each sample imports a client, or what its page installs: pnpm and Yarn PnP resolve nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { APIS, ROOT } from "../../scripts/lib/apis.js";

interface Page {
  readonly name: string;
  /** The text, with its samples. */
  readonly text: string;
}

const DOCS = "packages/docs";
const CLIENTS: ReadonlySet<string> = new Set(APIS.map((name) => `@hcnet/${name}`));

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const list = (path: string, extension: string): readonly string[] =>
  readdirSync(join(ROOT, path))
    .filter((name) => name.endsWith(extension))
    .map((name) => `${path}/${name}`);
const asBlock = (file: string): string => `\`\`\`ts\n${read(file)}\`\`\``;

const readmes = [
  "README.md",
  ...readdirSync(join(ROOT, "packages")).flatMap((name) => list(`packages/${name}`, "README.md")),
];
const guides = list(`${DOCS}/guides`, ".md");
const programs = ["jobs", ...APIS].flatMap((name) => list(`${DOCS}/samples/${name}`, ".ts"));
const pages: readonly Page[] = [
  ...readmes.map((name) => ({ name, text: read(name) })),
  ...guides.map((name) => ({ name, text: withSamples(read(name)) })),
  // Their pages install nothing but clients.
  ...programs.map((name) => ({ name, text: asBlock(name) })),
];

function withSamples(text: string): string {
  return text.replaceAll(/^<<< (\S+\.ts)( plain)?$/gm, (_, file: string) =>
    asBlock(`${DOCS}/samples/${file}`),
  );
}

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

function importedBy(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```(?:ts|tsx|js|mjs)\n([\s\S]*?)^```/gm)];
  const specifiers = blocks.flatMap(([, code = ""]) =>
    [...code.matchAll(/(?:from|import|require\(|import\()\s*"([^".][^"]*)"/g)].map(
      ([, specifier = ""]) => specifier,
    ),
  );
  return [...new Set(specifiers.filter((one) => !isBuiltin(one)).map(packageOf))];
}

/** Every command that installs, in a block or in a sentence. */
function installedBy(text: string): ReadonlySet<string> {
  const commands = [...text.matchAll(/npm install ([^\n`#]+)/g)];
  return new Set(commands.flatMap(([, names = ""]) => names.trim().split(/\s+/)));
}

test.each(pages)("$name imports clients and what it installs", ({ text }) => {
  const installed = installedBy(text);
  // The guide for those who leave the vendor's SDK shows the calls that they have.
  const isKnown = (name: string): boolean =>
    CLIENTS.has(name) || installed.has(name) || name.startsWith("@huaweicloud/");
  expect(importedBy(text).filter((name) => !isKnown(name))).toEqual([]);
});

test("finds the imports of READMEs, guides and jobs", () => {
  const importsOf = (name: string): readonly string[] =>
    importedBy(pages.find((page) => page.name === name)?.text ?? "");
  expect(importsOf("README.md")).toEqual(["@hcnet/mock", "@hcnet/publicips"]);
  expect(importsOf(`${DOCS}/guides/observability.md`)).toContain("@opentelemetry/sdk-trace-base");
  expect(importsOf(`${DOCS}/samples/jobs/change-peer-subnets.ts`)).toContain("@hcnet/vif-peers");
});
