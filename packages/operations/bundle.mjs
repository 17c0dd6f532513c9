// Bundles a command with this package, and copies the catalog next to it.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "rolldown";

/** Writes dist/index.js of a package, whose dependencies stay outside. */
export async function bundleLibrary(directory) {
  await bundle(directory, "index", { output: { sourcemap: true, codeSplitting: false } });
  await copyCatalog(directory);
}

/**
 * Writes dist/ENTRY.js of a package for its command. Of its dependencies, those in `inlined` become part
 * of few chunks, since it takes longer to find and read a module than to compile it. `alias` replaces
 * modules by files.
 */
export async function bundleCommand(directory, entry, { inlined, alias = {} }) {
  /** What the mock cloud loads, without its APIs, each of which has the validators of one API. */
  const ofMock = new Set();
  const findMock = {
    name: "find-mock",
    buildEnd() {
      const visit = (id) => {
        if (ofMock.has(id)) return;
        ofMock.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported);
      };
      visit([...this.getModuleIds()].find((id) => /[\\/]mock[\\/]dist[\\/]browser\.js$/.test(id)));
    },
  };
  const groups = [
    { name: "call", test: /[\\/](?:runtime[\\/]dist|openapi-fetch)[\\/]/, priority: 2 },
    { name: "mock", test: (id) => ofMock.has(id), priority: 1 },
  ];
  const { output } = await bundle(directory, entry, {
    inlined,
    alias,
    plugins: [findMock],
    // The source of others is minified, as it takes a third less time to load then.
    output: { minify: true, codeSplitting: { groups } },
  });
  await writeLicenses(
    directory,
    output.flatMap(({ moduleIds = [] }) => moduleIds),
  );
}

async function bundle(directory, entry, { inlined = [], alias = {}, plugins = [], output }) {
  const { dependencies } = JSON.parse(await readFile(`${directory}/package.json`, "utf8"));
  const external = Object.keys(dependencies).filter((name) => !inlined.includes(name));
  return build({
    cwd: directory,
    input: { [entry]: `src/${entry}.ts` },
    platform: "node",
    external: [/^node:/, ...external.map((name) => new RegExp(`^${name}(?:/|$)`))],
    plugins,
    resolve: { alias },
    // What the runtime loads when needed is in one chunk with what a call needs at once.
    checks: { ineffectiveDynamicImport: false },
    transform: { target: "es2022" },
    output: {
      dir: "dist",
      format: "esm",
      // Not in a folder, as modules read files by the path from their own.
      chunkFileNames: "[name]-[hash].js",
      ...output,
    },
  });
}

async function copyCatalog(directory) {
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
  const texts = [...new Set(folders)].sort().map(async (at) => {
    const { name, version, license } = JSON.parse(await readFile(`${at}/package.json`, "utf8"));
    const file = (await readdir(at)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name}: expected a license file, got none`);
    return `${name} ${version} (${license})\n\n${await readFile(`${at}/${file}`, "utf8")}`;
  });
  const text = (await Promise.all(texts)).join(`\n${"-".repeat(72)}\n\n`);
  // With "license" in its name, pnpm would omit the license of the repository.
  await writeFile(`${directory}/dist/THIRD-PARTY-NOTICES.txt`, text);
}
