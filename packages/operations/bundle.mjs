// Bundles a command with this package, and copies the catalog next to it.
import { cp, readdir, readFile } from "node:fs/promises";
import { build } from "esbuild";

/** Writes dist/ of a package: one file for each entry. Its dependencies stay outside. */
export async function bundleCommand(directory, entryPoints) {
  const manifest = JSON.parse(await readFile(`${directory}/package.json`, "utf8"));
  await build({
    absWorkingDir: directory,
    entryPoints,
    outdir: "dist",
    outbase: "src",
    bundle: true,
    splitting: false,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: Object.keys(manifest.dependencies),
    sourcemap: true,
    logLevel: "warning",
  });
  const catalog = `${import.meta.dirname}/dist/catalog`;
  for (const name of await readdir(catalog)) {
    if (name.endsWith(".json")) await cp(`${catalog}/${name}`, `${directory}/dist/catalog/${name}`);
  }
}
