import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { providePnpm } from "../run/pnpm.mjs";

const exec = promisify(execFile);

/** The properties of a package.json that the release reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly repository?: { readonly directory?: string };
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace that is published. */
export interface PublishedPackage {
  readonly directory: string;
  readonly manifest: Manifest;
}

/** A packed package: the file, and the package that it was made of. */
export interface Tarball {
  readonly file: string;
  readonly package: PublishedPackage;
}

/** Lists the published packages, each after those of the workspace that it depends on. */
export function publishedPackages(root: string): readonly PublishedPackage[] {
  const packages = readdirSync(join(root, "packages")).map((name) => {
    const directory = join(root, "packages", name);
    const text = readFileSync(join(directory, "package.json"), "utf8");
    return { directory, manifest: JSON.parse(text) as Manifest };
  });
  const pending = packages.filter(({ manifest }) => manifest.private !== true);
  const sorted: PublishedPackage[] = [];
  while (pending.length > 0) {
    const waiting = new Set(pending.map(({ manifest }) => manifest.name));
    const next = pending.findIndex(({ manifest }) =>
      Object.keys(manifest.dependencies ?? {}).every((name) => !waiting.has(name)),
    );
    if (next === -1) throw new Error(`packages: circular dependencies of ${[...waiting]}`);
    sorted.push(...pending.splice(next, 1));
  }
  return sorted;
}

/** Packs packages into a directory. */
export async function packPackages(
  packages: readonly PublishedPackage[],
  destination: string,
): Promise<readonly Tarball[]> {
  providePnpm();
  const tarballs: Tarball[] = [];
  for (const one of packages) {
    const flags = ["pack", "--json", "--pack-destination", destination];
    const { stdout } = await exec("pnpm", flags, { cwd: one.directory });
    const { filename } = JSON.parse(stdout) as { readonly filename: string };
    tarballs.push({ file: filename, package: one });
  }
  return tarballs;
}
