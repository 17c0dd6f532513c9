import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const exec = promisify(execFile);
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A project of its own that has installed the packed tarballs, as a user would. */
export interface Consumer {
  readonly directory: string;
  readonly tarballs: readonly string[];
  remove(): Promise<void>;
}

/** Directories of the packages that will be published. */
export async function publishedPackages(): Promise<readonly string[]> {
  const names = await readdir(join(ROOT, "packages"));
  const published: string[] = [];
  for (const name of names) {
    const manifest = JSON.parse(
      await readFile(join(ROOT, "packages", name, "package.json"), "utf8"),
    ) as { readonly private?: boolean };
    if (manifest.private !== true) published.push(join(ROOT, "packages", name));
  }
  return published;
}

/** Packs every published package and installs all of them into an empty project. */
export async function installTarballs(): Promise<Consumer> {
  const directory = await mkdtemp(join(tmpdir(), "hcnet-consumer-"));
  const packages = await publishedPackages();
  const filters = packages.map((path) => `--filter=./${relative(ROOT, path)}`);
  await exec("pnpm", ["--recursive", ...filters, "pack", "--pack-destination", directory], {
    cwd: ROOT,
  });
  const tarballs = (await readdir(directory)).filter((name) => name.endsWith(".tgz"));
  if (tarballs.length !== packages.length) {
    throw new Error(`tarballs: expected ${packages.length}, got ${tarballs.join(", ")}`);
  }
  await writeFile(join(directory, "package.json"), `{ "private": true, "type": "module" }\n`);
  const files = tarballs.map((name) => `./${name}`);
  // Peers are what a project has anyway, as that of the lint rules with hundreds of packages.
  const flags = ["--omit=peer", "--no-audit", "--no-fund", "--prefer-offline"];
  await exec("npm", ["install", ...flags, ...files], { cwd: directory });
  await cp(join(ROOT, "tests", "consumer", "project"), directory, { recursive: true });
  return {
    directory,
    tarballs,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/**
 * Installs some packed tarballs with pnpm, which lets a project import only what it depends on.
 *
 * @param names folders of the packages, such as `publicips`.
 */
export async function installWithPnpm(
  { directory, tarballs }: Consumer,
  names: readonly string[],
): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), "hcnet-consumer-"));
  await cp(join(ROOT, "tests", "consumer", "pnpm"), project, { recursive: true });
  const fileOf = (name: string) =>
    `file:${join(directory, tarballs.find((tarball) => tarball.startsWith(`hcnet-${name}-`)) ?? "")}`;
  const entries = names.map((name) => [`@hcnet/${name}`, fileOf(name)]);
  const manifest = {
    private: true,
    type: "module",
    dependencies: Object.fromEntries(entries),
    pnpm: { overrides: { "@hcnet/runtime": fileOf("runtime") } },
  };
  await writeFile(join(project, "package.json"), JSON.stringify(manifest));
  await exec("pnpm", ["install", "--ignore-workspace", "--prefer-offline"], { cwd: project });
  return project;
}
