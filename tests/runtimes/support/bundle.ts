import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PROGRAM = fileURLToPath(new URL("../program.mjs", import.meta.url));

/**
 * The program in one script, as a bundler makes it for platforms that are not Node. As "iife" it leaves
 * `program.useClients` behind, as "esm" it exports it.
 */
export async function bundleProgram(format: "iife" | "esm"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [PROGRAM],
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
