import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import type { Assets } from "./layout.js";
import type { Page } from "./page.js";
import { framePage, workerSource } from "./playground.js";
import { searchScript } from "./search-index.js";
import { writeSiteFile } from "./write.js";

const BROWSER = fileURLToPath(new URL("../browser", import.meta.url));
const STYLES = fileURLToPath(new URL("../style", import.meta.url));

/**
 * Writes the scripts and styles. Names hold a hash of the content, so that they can be cached for
 * ever; classic scripts, because browsers load no modules from disk.
 */
export async function writeAssets(
  site: string,
  pages: readonly Page[],
  highlightStyles: string,
): Promise<Assets> {
  const search = await writeHashed(site, "search-index", "js", searchScript(pages));
  const box = await bundle("search.ts", { HCNET_SEARCH_INDEX: search });
  const searchBox = await writeHashed(site, "search", "js", box);
  const run = await writeRunner(site);
  const shell = await bundle("shell.ts", { HCNET_SEARCH: searchBox, HCNET_RUN: run });
  const script = await writeHashed(site, "shell", "js", shell);
  const style = await writeHashed(site, "style", "css", await styles(highlightStyles));
  return { script, style };
}

/** Writes what runs samples, and returns the path of the script that loads the rest when needed. */
async function writeRunner(site: string): Promise<string> {
  const source = JSON.stringify(await workerSource());
  const worker = await writeHashed(site, "worker", "js", `hcnetWorkerSource(${source});\n`);
  const editor = await writeHashed(site, "editor", "js", await bundle("editor.ts", {}));
  const frame = "/assets/sandbox.html";
  await writeSiteFile(site, frame, await framePage());
  const paths = { HCNET_WORKER: worker, HCNET_FRAME: frame, HCNET_EDITOR: editor };
  return writeHashed(site, "run", "js", await bundle("run.ts", paths));
}

async function styles(highlightStyles: string): Promise<string> {
  const files = (await readdir(STYLES)).filter((file) => file.endsWith(".css")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(STYLES, file), "utf8")));
  const { code } = await transform([...texts, highlightStyles].join("\n"), {
    loader: "css",
    minify: true,
  });
  return code;
}

async function bundle(entry: string, addresses: Readonly<Record<string, string>>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(BROWSER, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    define: Object.fromEntries(
      Object.entries(addresses).map(([name, path]) => [name, JSON.stringify(path.slice(1))]),
    ),
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry}: esbuild wrote nothing`);
  return file.text;
}

async function writeHashed(
  site: string,
  name: string,
  extension: string,
  content: string,
): Promise<string> {
  const path = `/assets/${name}.${hash(content)}.${extension}`;
  await writeSiteFile(site, path, content);
  return path;
}

const hash = (content: string): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 10);
