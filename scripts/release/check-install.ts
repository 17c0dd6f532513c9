import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Tarball } from "./packages.js";

const exec = promisify(execFile);
const YARN = createRequire(import.meta.url).resolve("@yarnpkg/cli-dist/bin/yarn.js");

/** A package manager: what it adds to package.json, the files it needs, and its command. */
interface PackageManager {
  readonly name: string;
  readonly overrides: (local: Readonly<Record<string, string>>) => object;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly [string, ...string[]];
}

const MANAGERS: readonly PackageManager[] = [
  {
    name: "npm",
    overrides: () => ({}),
    files: {},
    command: ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"],
  },
  {
    name: "pnpm",
    overrides: (local) => ({ pnpm: { overrides: local } }),
    files: { "pnpm-workspace.yaml": "packages: []\n" },
    command: ["pnpm", "install", "--ignore-scripts", "--prefer-offline"],
  },
  {
    name: "yarn",
    overrides: (local) => ({ resolutions: local }),
    files: {
      "yarn.lock": "",
      ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\nenableScripts: false\n",
    },
    command: [process.execPath, YARN, "install", "--no-immutable"],
  },
];

/** Imports and requires each package, and says which could not be loaded. */
const PROBE = `
const names = JSON.parse(process.argv[2]);
const failed = [];
const attempt = async (label, load) => {
  try {
    if (Object.keys(await load()).length === 0) failed.push(label + ": no exports");
  } catch (error) {
    failed.push(label + ": " + error.message);
  }
};
(async () => {
  for (const name of names) {
    await attempt("import " + name, () => import(name));
    await attempt("require " + name, () => require(name));
  }
  console.log(JSON.stringify(failed));
})();
`;

/**
 * Installs the tarballs with npm, pnpm and Yarn, each in an empty project, and loads every package
 * that has a main entry from ES modules and from CommonJS. Returns the problems.
 */
export async function checkInstall(tarballs: readonly Tarball[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const manager of MANAGERS) {
    const directory = await mkdtemp(join(tmpdir(), `hcnet-release-${manager.name}-`));
    try {
      problems.push(...(await checkWith(manager, directory, tarballs)));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
  return problems;
}

async function checkWith(
  manager: PackageManager,
  directory: string,
  tarballs: readonly Tarball[],
): Promise<readonly string[]> {
  const local = Object.fromEntries(
    tarballs.map(({ file, package: { manifest } }) => [manifest.name, `file:${file}`]),
  );
  const manifest = { private: true, dependencies: local, ...manager.overrides(local) };
  await mkdir(directory, { recursive: true });
  const files = {
    ...manager.files,
    "package.json": JSON.stringify(manifest),
    "probe.cjs": PROBE,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  const [command, ...args] = manager.command;
  try {
    await exec(command, args, { cwd: directory, maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return [`${manager.name}: the install failed:\n${`${stdout}${stderr}`.slice(-2000)}`];
  }
  const entries = tarballs.map(({ package: one }) => one.manifest);
  const names = entries.filter(({ exports }) => exports?.["."]).map(({ name }) => name);
  const probe = [join(directory, "probe.cjs"), JSON.stringify(names)];
  const { stdout } = await exec(process.execPath, ["--no-warnings", ...probe], { cwd: directory });
  return (JSON.parse(stdout) as string[]).map((problem) => `${manager.name}: ${problem}`);
}
