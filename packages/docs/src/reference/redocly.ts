import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const CLI = join(require.resolve("@redocly/cli/package.json"), "../bin/cli.js");
const asset = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Renders the page of a document; both are paths of files. */
export async function buildDocs(document: string, page: string): Promise<void> {
  const args = ["build-docs", document, "--output", page, "--inlineBundle"];
  // A configuration of its own: the one at the root would load our lint rules.
  args.push("--config", asset("redoc.yaml"), "--template", asset("page.hbs"));
  const { code, output } = await run(process.execPath, [CLI, ...args]);
  if (code !== 0) throw new Error(`redocly build-docs failed (${code}):\n${output}`);
}

function run(
  command: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
