// Usage: tsx scripts/pack-all.ts [directory]
// Packs every published package, and prints the lines that install them elsewhere.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { ROOT } from "./lib/apis.js";
import { endWithUsage, parseCommandLine } from "./lib/command-line.js";
import { providePnpm } from "./run/pnpm.mjs";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (directory: string): Manifest =>
  JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
const tarballName = (name: string): string => `${name.slice(1).replace("/", "-")}.tgz`;

/** Packs packages as `pnpm publish` would: into one directory, by one process. */
function pack(sources: readonly string[], directory: string): void {
  const filters = sources.map(
    (source) => `--filter=./${relative(ROOT, source).replaceAll("\\", "/")}`,
  );
  execFileSync("pnpm", ["--recursive", ...filters, "pack", "--pack-destination", directory], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
}

/**
 * Makes the dependencies on other packages of this repository point to their tarballs: pnpm and Yarn
 * would look for them in the registry, where they are not published.
 */
function linkTarballs(manifest: Manifest, target: string): Manifest {
  const dependencies = Object.entries(manifest.dependencies ?? {}).map(([name, range]) =>
    name.startsWith("@hcnet/") ? [name, `file:${join(target, tarballName(name))}`] : [name, range],
  );
  return { ...manifest, dependencies: Object.fromEntries(dependencies) };
}

/** Packs all published packages into a directory and returns the paths of the tarballs. */
function packAll(target: string): string[] {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const sources = readdirSync(join(ROOT, "packages"))
    .map((name) => join(ROOT, "packages", name))
    .filter((source) => readManifest(source).private !== true);
  const packed = mkdtempSync(join(tmpdir(), "hcnet-pack-"));
  try {
    pack(sources, packed);
    return sources.map((source) => {
      const { name, version } = readManifest(source);
      const file = join(packed, tarballName(`${name}-${version}`));
      const directory = mkdtempSync(join(packed, "unpacked-"));
      execFileSync("tar", ["-xzf", file], { cwd: directory });
      const manifestFile = join(directory, "package", "package.json");
      const manifest = linkTarballs(readManifest(dirname(manifestFile)), target);
      writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
      const tarball = join(target, tarballName(name));
      execFileSync("tar", ["-czf", tarball, "package"], { cwd: directory });
      return tarball;
    });
  } finally {
    rmSync(packed, { recursive: true, force: true });
  }
}

const usage = "pnpm pack:all [DIRECTORY]";
const { positionals } = parseCommandLine(usage, { allowPositionals: true });
const [directory = join(ROOT, "tarballs"), another] = positionals;
if (another !== undefined) endWithUsage(`expected one directory, got "${another}" too`, usage);
providePnpm();
const tarballs = packAll(resolve(directory)).join(" ");
console.log(`Packed all packages. In your project, run one of these; name fewer if you need fewer:

npm install ${tarballs}
pnpm add ${tarballs}
yarn add ${tarballs}
`);
