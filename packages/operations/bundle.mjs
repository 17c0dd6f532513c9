// Bundles a command with this package, and copies the catalog next to it.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

/**
 * Writes dist/ of a package: one file for each entry, and chunks that are loaded when needed. Its
 * dependencies stay outside, but for those in `inlined`.
 */
export async function bundleCommand(directory, entryPoints, { inlined = [] } = {}) {
  const manifest = JSON.parse(await readFile(`${directory}/package.json`, "utf8"));
  const dependencies = Object.keys(manifest.dependencies);
  const { metafile } = await build({
    absWorkingDir: directory,
    entryPoints,
    outdir: "dist",
    outbase: "src",
    bundle: true,
    splitting: inlined.length > 0,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: dependencies.filter((name) => !inlined.includes(name)),
    // The source of others is minified, as it takes a third less time to load then.
    minify: inlined.length > 0,
    legalComments: "none",
    sourcemap: inlined.length === 0,
    metafile: true,
    logLevel: "warning",
  });
  if (inlined.length > 0) await writeLicenses(directory, Object.keys(metafile.inputs));
  const catalog = `${import.meta.dirname}/dist/catalog`;
  for (const name of await readdir(catalog)) {
    if (name.endsWith(".json")) await cp(`${catalog}/${name}`, `${directory}/dist/catalog/${name}`);
  }
}

/** Removes dist/ of an earlier build, whose files may have other names. */
export const removeOutput = (directory) =>
  rm(`${directory}/dist`, { recursive: true, force: true });

/** Writes the licenses of the packages that a bundle contains next to it. */
async function writeLicenses(directory, inputs) {
  const folders = inputs.flatMap(
    (input) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
  );
  const texts = [...new Set(folders)].sort().map(async (folder) => {
    const at = `${directory}/${folder}`;
    const { name, version, license } = JSON.parse(await readFile(`${at}/package.json`, "utf8"));
    const file = (await readdir(at)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name}: expected a license file, got none`);
    return `${name} ${version} (${license})\n\n${await readFile(`${at}/${file}`, "utf8")}`;
  });
  const text = (await Promise.all(texts)).join(`\n${"-".repeat(72)}\n\n`);
  // With "license" in its name, pnpm would omit the license of the repository.
  await writeFile(`${directory}/dist/THIRD-PARTY-NOTICES.txt`, text);
}
