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

/** The package of a new API: its manifest and README; the source is generated. */
export function packageFiles(name: string, title: string): Readonly<Record<string, string>> {
  const root = `packages/${name}`;
  return {
    [`${root}/package.json`]: json(manifest(name, title)),
    [`${root}/turbo.json`]: json(turbo(name)),
    [`${root}/tsconfig.json`]: json(TSCONFIG),
    [`${root}/tsconfig.build.json`]: json(TSCONFIG_BUILD),
    [`${root}/README.md`]: `# @hcnet/${name}\n\nTyped client for the Huawei Cloud API of ${title}.\n`,
  };
}
