import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = new URL("../", import.meta.url);

/**
 * A program of this folder in one script, as a bundler makes it for platforms that are not Node. As
 * "iife" it leaves its functions behind under `program`, as "esm" it exports them.
 */
export async function bundleProgram(format: "iife" | "esm", file = "program.mjs"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, folder))],
    bundle: true,
    write: false,
    format,
    platform: "browser",
    globalName: "program",
    conditions: ["worker"],
    // Not the paths of this repository, which lead to sources.
    tsconfigRaw: "{}",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
