import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import type { Tarball } from "./packages.js";

const exec = promisify(execFile);

/** Licences that a published package may depend on. */
const ALLOWED = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"]);

/** An entry of package-lock.json. */
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that a published one installs, directly or not. */
interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: readonly string[];
}

/**
 * Writes a CycloneDX SBOM for each package and one list of the licences of all dependencies.
 * Returns a problem for each dependency whose licence is not MIT, Apache, BSD or ISC.
 */
export async function describePackages(
  tarballs: readonly Tarball[],
  directory: string,
): Promise<readonly string[]> {
  const lock = await resolveDependencies(tarballs);
  const all = new Map<string, Dependency>();
  for (const { file, package: one } of tarballs) {
    const tree = installedWith(one.manifest.name, lock);
    for (const [path, dependency] of tree) all.set(path, dependency);
    await writeFile(join(directory, `${basename(file, ".tgz")}.cdx.json`), sbom(tree));
  }
  const foreign = [...all.values()]
    .filter(({ name }) => !tarballs.some(({ package: { manifest } }) => manifest.name === name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = foreign.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const head = ["# Licences of the dependencies", "", "| package | version | licence |"];
  const text = [...head, "| --- | --- | --- |", ...rows, ""].join("\n");
  await writeFile(join(directory, "licences.md"), text);
  return foreign
    .filter(({ license }) => !license.split(/ (?:OR|AND) /).every((one) => ALLOWED.has(one)))
    .map(({ name, version, license }) => `licence: ${name}@${version} has ${license}`);
}

/** Resolves the dependencies of all tarballs as npm does, without installing them. */
async function resolveDependencies(
  tarballs: readonly Tarball[],
): Promise<Readonly<Record<string, Locked>>> {
  const directory = await mkdtemp(join(tmpdir(), "hcnet-release-lock-"));
  try {
    const dependencies = Object.fromEntries(
      tarballs.map(({ file, package: { manifest } }) => [manifest.name, `file:${file}`]),
    );
    await writeFile(join(directory, "package.json"), JSON.stringify({ dependencies }));
    const flags = ["--package-lock-only", "--no-audit", "--no-fund", "--prefer-offline"];
    await exec("npm", ["install", ...flags], { cwd: directory, maxBuffer: 2 ** 26 });
    const lock = await readFile(join(directory, "package-lock.json"), "utf8");
    return (JSON.parse(lock) as { packages: Record<string, Locked> }).packages;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Finds what npm installs for a package, the package itself first, by path in node_modules. */
function installedWith(
  name: string,
  lock: Readonly<Record<string, Locked>>,
): ReadonlyMap<string, Dependency> {
  const tree = new Map<string, Dependency>();
  const visit = (dependency: string, from: string): string | undefined => {
    const path = locate(dependency, from, lock);
    const locked = path === undefined ? undefined : lock[path];
    if (path === undefined || locked === undefined || tree.has(path)) return path;
    const dependencies: string[] = [];
    const { version, license = "unknown" } = locked;
    tree.set(path, { name: dependency, version, license, dependencies });
    for (const next of Object.keys(locked.dependencies ?? {})) {
      const found = visit(next, path);
      if (found !== undefined) dependencies.push(found);
    }
    return path;
  };
  visit(name, "");
  return tree;
}

/** Resolves a name as Node.js does: in node_modules of the package, then of those around it. */
function locate(
  name: string,
  from: string,
  lock: Readonly<Record<string, Locked>>,
): string | undefined {
  for (
    let around = from;
    ;
    around = around.slice(0, Math.max(0, around.lastIndexOf("/node_modules/")))
  ) {
    const path = `${around === "" ? "" : `${around}/`}node_modules/${name}`;
    if (lock[path] !== undefined) return path;
    if (around === "") return undefined;
  }
}

function sbom(tree: ReadonlyMap<string, Dependency>): string {
  const bom = new Models.Bom();
  const components = new Map([...tree].map(([path, one]) => [path, component(one)]));
  for (const [index, [path, one]] of [...components].entries()) {
    if (index === 0) bom.metadata.component = one;
    else bom.components.add(one);
    for (const next of tree.get(path)?.dependencies ?? []) {
      const dependency = components.get(next);
      if (dependency !== undefined) one.dependencies.add(dependency.bomRef);
    }
  }
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const options = { sortLists: true, space: 2 };
  return `${new Serialize.JsonSerializer(factory).serialize(bom, options)}\n`;
}

function component({ name, version, license }: Dependency): Models.Component {
  const [group, local] = name.startsWith("@") ? name.split("/") : [undefined, name];
  const one = new Models.Component(Enums.ComponentType.Library, local ?? name, {
    ...(group && { group }),
    version,
    bomRef: `${name}@${version}`,
  });
  one.purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  one.licenses.add(new Models.LicenseExpression(license));
  return one;
}
