import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { ROOT, SCRIPT_RUNNER } from "./paths.mjs";
import { providePnpm } from "./pnpm.mjs";
import { createProgress } from "./progress.mjs";
import { TELEMETRY_OFF } from "./telemetry.mjs";

const TURBO = createRequire(import.meta.url).resolve("turbo/bin/turbo");
/** A run that ends within this time shows no progress, so its tasks need not be listed. */
const SHORT_RUN_MS = 1_000;

function environment() {
  // turbo runs the tasks with it.
  providePnpm();
  const { PATH = "" } = process.env;
  return {
    ...process.env,
    PATH: process.platform === "win32" ? PATH : `${SCRIPT_RUNNER}${delimiter}${PATH}`,
    ...TELEMETRY_OFF,
    // Part of the hash of the tests: what passes on one release of Node may fail on another.
    HCNET_NODE_VERSION: process.version,
  };
}
const GROUP_MARKER = /^::(end)?group::/;
const TASK_LINE = /^(@hcnet\/[\w-]+|\/\/):([\w:-]+): ?(.*)$/;
/** A group that is as long as this without a line has ended: turbo writes it in one piece. */
const GROUP_MS = 300;
const TASK_HEADER = /^cache (hit|miss|bypass)\b/;

/** Starts turbo; its standard output is a pipe. */
function startTurbo(args, stderr) {
  return spawn(process.execPath, [TURBO, "run", ...args], {
    cwd: ROOT,
    env: environment(),
    stdio: ["ignore", "pipe", stderr],
  });
}

/** Runs turbo with its own output, as for `--dry` or `--graph`; resolves to its exit code. */
export function passThrough(args) {
  const child = spawn(process.execPath, [TURBO, "run", ...args], {
    cwd: ROOT,
    env: environment(),
    stdio: "inherit",
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}

/** Lists the tasks that a run has, with their outputs; `undefined` if turbo rejects the arguments. */
export async function listTasks(args) {
  const child = startTurbo([...args, "--dry=json"], "ignore");
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) return undefined;
  return JSON.parse(text).tasks.filter(({ command }) => command !== "<NONEXISTENT>");
}

const taskName = (packageName, task) => `${packageName === "//" ? "" : `${packageName} `}${task}`;

/**
 * Reports the starts of tasks, about which turbo's grouped output says nothing: turbo creates the log
 * of a task when it starts it.
 */
function watchStarts(tasks, begin, onStart) {
  const waiting = new Set(tasks);
  const poll = () => {
    for (const task of waiting) {
      const changed = statSync(join(ROOT, task.logFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (changed < begin) continue;
      waiting.delete(task);
      onStart(taskName(task.package, task.task));
    }
  };
  const timer = setInterval(poll, 250);
  return () => clearInterval(timer);
}

/** Reads turbo's grouped output: the header of a group is written when the task has finished. */
function readGroups(lines, onFinish) {
  let group;
  let timer;
  const flush = () => {
    clearTimeout(timer);
    if (group !== undefined) onFinish(group);
    group = undefined;
  };
  lines.on("line", (raw) => {
    const line = stripVTControlCharacters(raw);
    const [, packageName, task, text = ""] = TASK_LINE.exec(line) ?? [];
    if (task === undefined) {
      if (GROUP_MARKER.test(line) || /^ *(Tasks|Cached|Failed|Time):/.test(line)) flush();
      return;
    }
    const [, cache] = TASK_HEADER.exec(text) ?? [];
    if (cache !== undefined) {
      flush();
      group = { name: taskName(packageName, task), cached: cache === "hit", output: [] };
    } else {
      group?.output.push(raw.slice(raw.indexOf(`${task}: `) + task.length + 2));
    }
    // Nothing marks its end, and the next group may take long.
    clearTimeout(timer);
    timer = setTimeout(flush, GROUP_MS);
  });
  lines.on("close", flush);
}

// pnpm's last line about a script that failed.
const isFailure = ({ output }) =>
  output.some((line) => /\bELIFECYCLE\b.*(failed|exit)/i.test(stripVTControlCharacters(line)));

/**
 * Runs tasks and shows their progress, and the output of those that fail.
 *
 * @param {readonly string[]} args tasks and flags of `turbo run`.
 * @returns {Promise<{ code: number, cached: ReadonlySet<string> }>} the exit code of turbo, and the
 *   names of the tasks that were cached.
 */
export async function runTasks(args) {
  const begin = Date.now();
  const progress = createProgress();
  const flags = ["--log-order=grouped", "--output-logs=new-only", "--log-prefix=task"];
  const child = startTurbo([...args, ...flags], "pipe");
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    errors += chunk;
  });
  let stopWatching = () => {};
  const listing = setTimeout(async () => {
    const tasks = (await listTasks(args)) ?? [];
    if (child.exitCode !== null) return;
    progress.setTotal(tasks.length);
    stopWatching = watchStarts(tasks, begin, progress.start);
  }, SHORT_RUN_MS);
  const cached = new Set();
  let count = 0;
  readGroups(createInterface({ input: child.stdout }), (group) => {
    const failed = isFailure(group);
    count += 1;
    if (group.cached) cached.add(group.name);
    progress.finish(group.name, failed ? "failed" : group.cached ? "cached" : "passed");
    if (failed) progress.line(group.output.join("\n"));
  });
  const code = await new Promise((resolve) =>
    child.once("close", (status) => resolve(status ?? 1)),
  );
  clearTimeout(listing);
  stopWatching();
  progress.end();
  if (code !== 0 && count === 0) console.error(errors.trim());
  const time = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`[hcnet] ${count} tasks, ${cached.size} of them cached, in ${time} s`);
  return { code, cached };
}
