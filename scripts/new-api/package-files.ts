import { readFileSync } from "node:fs";
import { join } from "node:path";
import { APIS, ROOT } from "../lib/apis.js";
import type { Names } from "./names.js";
import { PROJECT_ID } from "./spec-files.js";

const entry = (name: string): object => ({
  types: `./dist/${name}.gen.d.ts`,
  default: `./dist/${name}.gen.js`,
});

function manifest(name: string, title: string): object {
  return {
    name: `@hcnet/${name}`,
    version: "0.1.0",
    description: `Typed client for the Huawei Cloud API of ${title}.`,
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/hcnet/hcnet.git",
      directory: `packages/${name}`,
    },
    homepage: `https://github.com/hcnet/hcnet/tree/main/packages/${name}#readme`,
    bugs: "https://github.com/hcnet/hcnet/issues",
    type: "module",
    sideEffects: false,
    files: ["dist", "generated"],
    exports: {
      ".": entry("index"),
      "./operations": entry("functions"),
      "./credentials": entry("credentials"),
      "./node": entry("node"),
      "./query": entry("query"),
      "./types": { types: "./dist/schema.gen.d.ts" },
      "./validators": {
        types: "./generated/validators.gen.d.ts",
        default: "./generated/validators.gen.js",
      },
      "./openapi.json": "./generated/openapi.json",
      "./package.json": "./package.json",
    },
    engines: { node: ">=20.19" },
    scripts: {
      generate: `node ../../scripts/dist/generate.js ${name}`,
      build: "tsc -p tsconfig.build.json",
      typecheck: "tsc --noEmit",
    },
    dependencies: { "@hcnet/runtime": "workspace:^" },
    devDependencies: {
      "@hcnet/codegen": "workspace:^",
      "@hcnet/spec-sources": "workspace:^",
      typescript: "catalog:",
    },
  };
}

/** A change of one API's documents runs the tasks of that API only. */
const turbo = (name: string): object => ({
  extends: ["//"],
  tasks: {
    generate: {
      inputs: [
        "$TURBO_EXTENDS$",
        `$TURBO_ROOT$/specs/${name}/**`,
        "$TURBO_ROOT$/specs/shared/**",
        "!$TURBO_ROOT$/specs/shared/direct-connect/**",
      ],
    },
    build: { dependsOn: ["$TURBO_EXTENDS$", "generate"] },
    typecheck: { dependsOn: ["$TURBO_EXTENDS$", "generate"] },
  },
});

const TSCONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: { noEmit: true, rootDir: "generated", lib: ["ES2022", "DOM"] },
  include: ["generated"],
};

const TSCONFIG_BUILD = {
  extends: "./tsconfig.json",
  compilerOptions: { noEmit: false, outDir: "dist" },
};

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** The README of a new API; the sections that those of all clients share are copied from another one. */
function readme({ api, title, items, operationId }: Names): string {
  const [other = ""] = APIS;
  const text = readFileSync(join(ROOT, "packages", other, "README.md"), "utf8");
  const shared = text.slice(text.indexOf("\n## TypeScript, CommonJS and Jest"));
  const width = Math.max(operationId.length + 2, "function".length);
  const row = (first: string, second: string): string =>
    `| ${first.padEnd(width)} | ${second.padEnd(`List ${title}`.length)} |`;
  return `# @hcnet/${api}

Typed client for the Huawei Cloud API of ${title}.

\`\`\`sh
npm install @hcnet/${api}
\`\`\`

\`\`\`ts
import { createClient } from "@hcnet/${api}";
import { fromEnvironment } from "@hcnet/${api}/node";

const client = createClient({
  region: "cn-north-4",
  projectId: "${PROJECT_ID}",
  credentials: fromEnvironment(),
});
const { ${items} } = await client.${operationId}();
console.log(${items}.length);
// prints: 1
\`\`\`

\`fromEnvironment()\` reads \`HUAWEICLOUD_SDK_AK\` and \`HUAWEICLOUD_SDK_SK\`.

## Operations

${row("function", "does")}
${row("-".repeat(width), "-".repeat(`List ${title}`.length))}
${row(`\`${operationId}\``, `List ${title}`)}
${shared.replaceAll(`@hcnet/${other}`, `@hcnet/${api}`)}`;
}

/** The manifest of the package of an API. */
export const manifestText = (name: string, title: string): string => json(manifest(name, title));

/** The package of a new API: its manifest and README; the source is generated. */
export function packageFiles(names: Names): Readonly<Record<string, string>> {
  const root = `packages/${names.api}`;
  return {
    [`${root}/package.json`]: manifestText(names.api, names.title),
    [`${root}/turbo.json`]: json(turbo(names.api)),
    [`${root}/tsconfig.json`]: json(TSCONFIG),
    [`${root}/tsconfig.build.json`]: json(TSCONFIG_BUILD),
    [`${root}/README.md`]: readme(names),
  };
}
