// Projects of users: each installs the packed tarballs, compiles where it has types, and calls.

import { join } from "node:path";
import { APIS, ROOT } from "../../scripts/lib/apis.js";
import { SAMPLES } from "./samples.js";

/** A project, as files and as commands that run in its directory. */
export interface Project {
  readonly name: string;
  readonly packageManager?: "npm" | "pnpm" | "yarn" | "workspace";
  /** What it installs of the packed packages; the client that the others call by default. */
  readonly packages?: readonly string[];
  /** Fields of package.json. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Packages of the registry, with their versions. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /**
   * Commands in turn, each with its arguments; each call prints the line `web DOWN`. The cloud is reset before
   * each.
   */
  readonly commands: readonly (readonly string[])[];
  /** How many of the commands call; 1 by default. */
  readonly calls?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const PROJECT_ID = "26ae5181a416420998eb2093aaed84d9";
const CALL = `const client = createClient({ endpoint, projectId: "${PROJECT_ID}", region: "cn-north-4", credentials: { token } });
  const { publicip } = await client.updatePublicip({
    path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" },
    body: { publicip: { alias: "web" } },
  });
  return \`\${publicip.alias} \${publicip.status}\`;`;
const IMPORT = 'import { createClient } from "@hcnet/publicips";\n';
const TYPED = `export async function call(endpoint: string, token: string): Promise<string> {\n  ${CALL}\n}\n`;
const UNTYPED = `async function call(endpoint, token) {\n  ${CALL}\n}\n`;
const KNOWN = 'process.env.HCNET_ENDPOINT ?? "", process.env.HCNET_TOKEN ?? ""';
const MAIN_TS = `${IMPORT}${TYPED}console.log(await call(${KNOWN}));\n`;
const MAIN_CTS = `${IMPORT}${TYPED}call(${KNOWN}).then(console.log);\n`;
const MAIN_MJS = `${IMPORT}${UNTYPED}console.log(await call(${KNOWN}));\n`;

/** The samples of the docs as files and commands, below a directory of the project. */
const samplesBelow = (directory: string): readonly (readonly [file: string, code: string])[] =>
  Object.entries(SAMPLES).map(([name, code]) => [`${directory}${name}`, code]);
const IN_APP = samplesBelow("packages/app/");
const AT_ROOT = samplesBelow("");
/** What `yarn node` runs, without the start of Yarn before each program. */
const NODE_WITH_PNP = ["node", "--require", "./.pnp.cjs", "--loader", "./.pnp.loader.mjs"];

const compilerOptions = (options: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    compilerOptions: { strict: true, target: "es2023", types: ["node"], ...options },
    include: ["main.*"],
  });
const NODENEXT = compilerOptions({ module: "nodenext", outDir: "out" });
const BUNDLER = compilerOptions({ module: "esnext", moduleResolution: "bundler", noEmit: true });
const TYPES = { "@types/node": "22.19.0" };
const TYPESCRIPT_5 = { ...TYPES, typescript: "5.9.3" };
const TYPESCRIPT_7 = { ...TYPES, typescript: "7.0.2" };

const ASSERTION = `expect(await call(${KNOWN})).toBe("web DOWN");`;

/** Compiles with the compiler of the tests, which needs no installation. */
const TSC = join(ROOT, "tests/node_modules/typescript-7/bin/tsc");

/** Projects that are quick to install: `npm test` runs them. */
export const QUICK: readonly Project[] = [
  {
    name: "npm, TypeScript strict, ES modules and CommonJS",
    dependencies: TYPES,
    files: {
      "main.ts": MAIN_TS,
      "main.cts": MAIN_CTS,
      "tsconfig.json": NODENEXT,
    },
    commands: [
      ["node", TSC, "-p", "."],
      ["node", "out/main.js"],
      ["node", "--no-warnings", "out/main.cjs"],
    ],
    calls: 2,
  },
  {
    name: "pnpm workspace, with samples of the docs",
    packageManager: "workspace",
    packages: APIS,
    files: {
      "pnpm-workspace.yaml": "packages: ['packages/*']\n",
      "packages/app/package.json": '{ "name": "app", "private": true, "type": "module" }\n',
      "packages/app/main.mjs": MAIN_MJS,
      ...Object.fromEntries(IN_APP),
    },
    commands: [...IN_APP.map(([file]) => ["node", file]), ["node", "packages/app/main.mjs"]],
  },
];

/** Projects that install bundlers, test runners or other platforms: a nightly job runs them. */
export const NIGHTLY: readonly Project[] = [
  {
    name: "npm, TypeScript 5 strict",
    dependencies: TYPESCRIPT_5,
    files: { "main.ts": MAIN_TS, "tsconfig.json": NODENEXT },
    commands: [
      ["node_modules/.bin/tsc", "-p", "."],
      ["node", "out/main.js"],
    ],
  },
  {
    name: "CommonJS",
    manifest: { type: "commonjs" },
    dependencies: TYPESCRIPT_5,
    files: { "main.ts": MAIN_CTS, "tsconfig.json": NODENEXT },
    commands: [
      ["node_modules/.bin/tsc", "-p", "."],
      ["node", "--no-warnings", "out/main.js"],
    ],
  },
  {
    name: "Yarn PnP, with samples of the docs",
    packageManager: "yarn",
    packages: APIS,
    files: { "main.mjs": MAIN_MJS, ...Object.fromEntries(AT_ROOT) },
    commands: [...AT_ROOT.map(([file]) => [...NODE_WITH_PNP, file]), ["yarn", "node", "main.mjs"]],
  },
  {
    name: "Jest, CommonJS",
    manifest: { type: "commonjs", jest: { testEnvironment: "node" } },
    dependencies: { jest: "30.5.2" },
    files: {
      "call.test.js": `test("calls", async () => {
  const { createClient } = await import("@hcnet/publicips");
  ${UNTYPED}
  ${ASSERTION}
  process.stdout.write("web DOWN\\n");
});
`,
    },
    commands: [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js"]],
  },
  {
    name: "Vitest",
    dependencies: { vitest: "4.1.12" },
    files: {
      "call.test.js": `import { expect, test } from "vitest";\n${IMPORT}${UNTYPED}test("calls", async () => {
  ${ASSERTION}
  process.stdout.write("web DOWN\\n");
});
`,
    },
    commands: [["node_modules/.bin/vitest", "run", "--disable-console-intercept"]],
  },
  {
    name: "Vite",
    dependencies: { ...TYPESCRIPT_5, vite: "7.3.1" },
    files: {
      "main.ts": MAIN_TS,
      "tsconfig.json": BUNDLER,
      "vite.config.js": `export default {
  define: { "process.env.HCNET_ENDPOINT": "globalThis.process.env.HCNET_ENDPOINT", "process.env.HCNET_TOKEN": "globalThis.process.env.HCNET_TOKEN" },
  build: { target: "es2022", lib: { entry: "main.ts", formats: ["es"], fileName: "main" } },
};
`,
    },
    commands: [
      ["node_modules/.bin/tsc", "-p", "."],
      ["node_modules/.bin/vite", "build", "--logLevel", "warn"],
      ["node", "dist/main.js"],
    ],
  },
  {
    name: "webpack",
    dependencies: { webpack: "5.105.0", "webpack-cli": "6.0.1" },
    files: {
      "main.js": `${IMPORT}${UNTYPED}call(${KNOWN}).then(console.log);\n`,
      "webpack.config.mjs": `export default {
  mode: "production",
  target: ["web", "es2022"],
  entry: "./main.js",
  output: { module: true, chunkFormat: "module", chunkLoading: "import", publicPath: "./" },
  experiments: { outputModule: true },
};
`,
    },
    commands: [
      ["node_modules/.bin/webpack", "--stats", "errors-only"],
      ["node", "dist/main.mjs"],
    ],
  },
  {
    name: "Next.js",
    dependencies: {
      ...TYPESCRIPT_5,
      "@types/react": "19.2.14",
      next: "16.1.6",
      react: "19.2.4",
      "react-dom": "19.2.4",
    },
    files: {
      "app/call/route.ts": `${IMPORT}${TYPED.replace("export ", "")}
export const dynamic = "force-dynamic";
export async function GET(): Promise<Response> {
  return new Response(await call(${KNOWN}));
}
`,
      // As create-next-app writes it; the one that Next.js writes by itself resolves like Node 10.
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          ...{ strict: true, target: "es2022", lib: ["dom", "esnext"], noEmit: true },
          ...{ module: "esnext", moduleResolution: "bundler", jsx: "preserve", skipLibCheck: true },
        },
        include: ["**/*.ts", "**/*.tsx"],
      }),
      "app/layout.tsx": `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html><body>{children}</body></html>;
}
`,
      "fetch.mjs": `import { spawn } from "node:child_process";
import { once } from "node:events";
const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
let printed = "";
for await (const text of next.stdout) {
  printed += text;
  const [url] = /http:\\/\\/localhost:\\d+/.exec(printed) ?? [];
  if (url === undefined || !/Ready/.test(printed)) continue;
  console.log(await (await fetch(url + "/call")).text());
  break;
}
next.kill();
await once(next, "exit");
`,
    },
    commands: [
      ["node_modules/.bin/next", "build"],
      ["node", "fetch.mjs"],
    ],
    env: { NEXT_TELEMETRY_DISABLED: "1" },
  },
  {
    name: "Bun",
    dependencies: { bun: "1.4.4" },
    files: { "main.ts": MAIN_TS },
    commands: [
      ["node", "node_modules/bun/install.js"],
      ["node_modules/.bin/bun", "run", "main.ts"],
    ],
  },
  {
    name: "Deno",
    dependencies: { ...TYPES, deno: "2.9.6" },
    files: { "main.ts": MAIN_TS },
    commands: [
      ["node", "node_modules/deno/install.cjs"],
      ["node_modules/.bin/deno", "check", "main.ts"],
      ["node_modules/.bin/deno", "run", "--allow-net", "--allow-env", "--allow-read", "main.ts"],
    ],
  },
  {
    name: "TypeScript 7",
    dependencies: TYPESCRIPT_7,
    files: { "main.ts": MAIN_TS, "tsconfig.json": NODENEXT },
    commands: [
      ["node_modules/.bin/tsc", "-p", "."],
      ["node", "out/main.js"],
    ],
  },
];
