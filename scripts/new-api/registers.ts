import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../lib/apis.js";
import type { Names } from "./names.js";

type Edit = (text: string, names: Names) => string;

/** Puts lines where a pattern matches last: before what its group matches, or at its end. */
function insert(pattern: RegExp, lines: (names: Names) => string): Edit {
  return (text, names) => {
    const match = [...text.matchAll(pattern)].at(-1);
    if (match === undefined) throw new Error(`expected a match of ${pattern}, got none`);
    const end = match.index + match[0].length - (match[1] ?? "").length;
    return text.slice(0, end) + lines(names) + text.slice(end);
  };
}

const IMPORTS = /^import [^;]+;\n/gm;

const all =
  (...edits: readonly Edit[]): Edit =>
  (text, names) =>
    edits.reduce((edited, edit) => edit(edited, names), text);

/** Adds a member to an object of a manifest, before the first one that comes after it or is a pattern. */
function addMember(field: string, member: (names: Names) => readonly [string, unknown]): Edit {
  return (text, names) => {
    const manifest = JSON.parse(text) as Record<string, Readonly<Record<string, unknown>>>;
    const members = Object.entries(manifest[field] ?? {});
    const added = member(names);
    const next = members.findIndex(([name]) => name.includes("*") || name > added[0]);
    members.splice(next < 0 ? members.length : next, 0, [...added]);
    manifest[field] = Object.fromEntries(members);
    return `${JSON.stringify(manifest, null, 2)}\n`;
  };
}

const addDependency = (field: "dependencies" | "devDependencies"): Edit =>
  addMember(field, ({ api }) => [`@hcnet/${api}`, "workspace:^"]);

/** Adds a row after the last row that starts as given, as wide as that one where it fits. */
function addRow(start: RegExp, cells: (names: Names) => readonly string[]): Edit {
  return (text, names) => {
    const rows = text.split("\n").filter((line) => start.test(line));
    const last = rows.at(-1);
    if (last === undefined) throw new Error(`expected a row ${start}, got none`);
    const widths = last
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.length - 2);
    const padded = cells(names).map((cell, index) => cell.padEnd(widths[index] ?? 0));
    return text.replace(`${last}\n`, () => `${last}\n| ${padded.join(" | ")} |\n`);
  };
}

/** The files outside the folders of an API that have a line for each one, and how one is added. */
export const REGISTERS: Readonly<Record<string, Edit>> = {
  "redocly.yaml": insert(/$/g, ({ api }) => `  ${api}:\n    root: specs/${api}/openapi.yaml\n`),
  "README.md": addRow(/^\| \[`@hcnet\/.*\| client for /, ({ api, title }) => [
    `[\`@hcnet/${api}\`](packages/${api})`,
    `client for ${title}`,
  ]),
  "packages/cli/package.json": addDependency("dependencies"),
  "packages/docs/guides/first-call.md": addRow(/^\| `@hcnet\//, ({ api, title }) => [
    `\`@hcnet/${api}\``,
    `[${title}](/${api}/index.html)`,
  ]),
  "packages/docs/guides/testing.md": addRow(/^\| `[\w-]+`(?:: `\w+`)? +\| \d+ kB/, (names) => [
    names.api === names.module ? `\`${names.api}\`` : `\`${names.api}\`: \`${names.module}\``,
    "60 kB",
  ]),
  "packages/docs/package.json": addDependency("dependencies"),
  "packages/docs/src/playground/worker.ts": all(
    insert(IMPORTS, ({ api, module }) =>
      [
        `import { ${module} as ${module}Api } from "@hcnet/mock/apis/${api}";\n`,
        `import * as ${module} from "@hcnet/${api}";\n`,
      ].join(""),
    ),
    insert(/^const APIS\b[^;]+?(\];)/gm, ({ module }) => `${module}Api,`),
    insert(/^const MODULES\b[^;]+?(\};)/gm, ({ api, module }) => `"@hcnet/${api}": ${module},`),
  ),
  "packages/mcp/package.json": addDependency("dependencies"),
  "packages/mock/package.json": all(
    addDependency("dependencies"),
    addMember("exports", ({ api }) => [
      `./apis/${api}`,
      { types: `./dist/apis/${api}/index.d.ts`, default: `./dist/apis/${api}/index.js` },
    ]),
  ),
  "packages/mock/src/apis/index.ts": all(
    insert(IMPORTS, ({ api, module }) => `import { ${module} } from "./${api}/index.js";\n`),
    insert(/^export const apis\b[^;]+?(\];)/gm, ({ module }) => `${module},`),
  ),
  "packages/mock/src/apis/types.ts": all(
    insert(
      IMPORTS,
      ({ api, module }) => `import type { ${module}Behaviors } from "./${api}/behaviors.js";\n`,
    ),
    insert(
      /^export type BehaviorChoices =[^;]+(;)/gm,
      ({ module }) => ` & ChoicesOf<typeof ${module}Behaviors>`,
    ),
    insert(
      /^export type BehaviorId =[^;]+(;)/gm,
      ({ module }) => ` | keyof typeof ${module}Behaviors`,
    ),
  ),
  "packages/operations/package.json": addDependency("dependencies"),
  "packages/operations/src/apis.ts": insert(
    /^const VALIDATORS =[^;]+?(\} satisfies)/gm,
    ({ api }) => `"${api}": () => import("@hcnet/${api}/validators"),\n`,
  ),
  "packages/operations/src/mock-apis.ts": insert(
    /^const MOCK_APIS\b[\s\S]+?\n(\};)/gm,
    ({ api, module }) =>
      `"${api}": async () => (await import("@hcnet/mock/apis/${api}")).${module},\n`,
  ),
  "packages/specs/README.md": insert(/^- `[\w-]+`\n/gm, ({ api }) => `- \`${api}\`\n`),
  "packages/specs/package.json": all(
    addDependency("devDependencies"),
    addMember("exports", ({ api }) => [
      `./${api}`,
      { types: `./dist/${api}.d.ts`, default: `./dist/${api}.js` },
    ]),
  ),
  "tests/package.json": addDependency("devDependencies"),
};

/** Adds the API to every register. */
export function registerApi(names: Names): void {
  for (const [path, edit] of Object.entries(REGISTERS)) {
    const file = join(ROOT, path);
    writeFileSync(file, edit(readFileSync(file, "utf8"), names));
  }
}

/** Formats those of the files that are code, and sorts their imports. */
export function formatCode(paths: readonly string[]): void {
  const files = paths.filter((path) => /\.(?:ts|json)$/.test(path));
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const argv = [biome, "check", "--write", ...files];
  execFileSync(process.execPath, argv, { cwd: ROOT, stdio: "pipe" });
}
