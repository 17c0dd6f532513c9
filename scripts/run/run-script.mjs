// Runs a script of the package in the working directory as `pnpm run <script>` does, without the half a
// second of CPU that pnpm needs to start, for each of the tasks. Anything else is for pnpm itself.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT, SCRIPT_RUNNER } from "./paths.mjs";

const args = process.argv.slice(2);
const path = (process.env.PATH ?? "").split(delimiter);

/** Returns the command of the script, if the arguments name one and nothing else. */
function findScript() {
  const [command, name, ...rest] = args;
  if (command !== "run" || name === undefined || rest.length > 0) return undefined;
  return JSON.parse(readFileSync("package.json", "utf8")).scripts?.[name];
}

function start(command, argv, directories) {
  const env = { ...process.env, PATH: directories.join(delimiter) };
  const child = spawn(command, argv, { env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

const script = findScript();
if (script === undefined) {
  const others = path.filter((directory) => directory !== SCRIPT_RUNNER);
  process.exitCode = await start("pnpm", args, others);
} else {
  console.log(`> ${script}`);
  const binaries = [process.cwd(), ROOT].map((directory) => join(directory, "node_modules/.bin"));
  process.exitCode = await start("sh", ["-c", script], [...binaries, ...path]);
  // As pnpm does; by it, the progress tells a task that failed.
  if (process.exitCode !== 0) {
    console.log(` ELIFECYCLE  Command failed with exit code ${process.exitCode}.`);
  }
}
