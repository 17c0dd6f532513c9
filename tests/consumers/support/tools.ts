import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { APIS, ROOT } from "../../../scripts/lib/apis.js";

const exec = promisify(execFile);

export const HERE = join(import.meta.dirname, "..");
export const DIST = join(ROOT, "packages", "specs", "dist");
const DOCUMENTS = join(DIST, "openapi");

export { APIS };

/** Path of a document of OpenAPI 3.1. */
export const documentOf = (api: string): string => join(DOCUMENTS, `${api}.json`);

/** Runs a command of the installed tools; rejects with what it printed if it fails. */
export async function runTool(name: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, DOCUMENTS, APIS: APIS.join(","), NO_COLOR: "1" };
  try {
    const bin = join(HERE, "node_modules", ".bin", name);
    const { stdout } = await exec(bin, args, { cwd: HERE, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
