// Usage: tsx tests/mutation/index.ts [--api API] [--operation ID] [--changed BASE] [--write | --check]
// Changes the built documents one fact at a time, in memory, and lists the changes that no check of
// tests/fidelity notices. Fails if one survives in an operation with a fact file, or 5 % do in all.
// --changed runs the APIs whose specs differ from a git revision, --write keeps the table in docs/,
// --check fails if that table is not current.

import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { APIS, generatedDirectory, ROOT } from "../../scripts/lib/apis.js";
import {
  endWithUsage,
  namesOption,
  parseCommandLine,
  revisionOption,
} from "../../scripts/lib/command-line.js";
import { OPERATIONS } from "../fidelity/lib/facts.js";
import { checksOf } from "./checks.js";
import { decisionsOf } from "./decisions.js";
import type { Tree } from "./mutant.js";
import { operationIds } from "./mutants.js";
import {
  distinctDecided,
  distinctSurvivors,
  nameOf,
  type OperationResult,
  toMarkdown,
  toText,
} from "./report.js";
import { runMutants } from "./run.js";

const PAGE = join(ROOT, "docs", "spec-mutations.md");
const LARGEST_SHARE = 0.05;

const usage = "pnpm mutate [--api API] [--operation ID] [--changed REVISION] [--write | --check]";
const { values } = parseCommandLine(usage, {
  options: {
    api: { type: "string" },
    operation: { type: "string" },
    changed: { type: "string" },
    write: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

interface ApiResult {
  readonly total: number;
  readonly results: readonly OperationResult[];
}

function readDocument(api: string): Tree {
  return JSON.parse(readFileSync(join(generatedDirectory(api), "openapi.json"), "utf8")) as Tree;
}

function runApi(api: string, operationId: string | undefined): ApiResult {
  const document = readDocument(api);
  const ids = operationIds(document);
  if (operationId !== undefined && !ids.includes(operationId)) return { total: 0, results: [] };
  const decisions = decisionsOf(api);
  const outcome = runMutants(api, document, checksOf(api), { operationId, decisions });
  const { mutants, survivors, decided } = outcome;
  const results = (operationId === undefined ? ids : [operationId]).map((id) => ({
    api,
    operationId: id,
    mutants: mutants.filter(({ operations }) => operations.includes(id)).length,
    survivors: survivors.filter(({ operations }) => operations.includes(id)).map(nameOf),
    decided: decided.filter(({ operations }) => operations.includes(id)).map(nameOf),
  }));
  return { total: mutants.length, results };
}

/** Runs an API in a process of its own, as there are processors for several. */
async function runInProcess(api: string): Promise<ApiResult> {
  const script = fileURLToPath(import.meta.url);
  const operation = values.operation === undefined ? [] : ["--operation", values.operation];
  const args = ["--import", "tsx", script, "--json", "--api", api, ...operation];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as ApiResult;
}

async function runAll(apis: readonly string[]): Promise<readonly ApiResult[]> {
  const queue = apis.map((api, index) => ({ api, index }));
  const results: ApiResult[] = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next.index] = await runInProcess(next.api);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

function changedApis(base: string): readonly string[] {
  const args = ["diff", "--name-only", base, "--", "specs", "tests/fidelity", "tests/mutation"];
  const files = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\n");
  const isShared = files.some((file) => /^specs\/shared\/|^tests\/.*\.ts$/.test(file));
  return APIS.filter((api) => isShared || files.some((file) => file.split(/[/.]/).includes(api)));
}

function selectedApis(): readonly string[] {
  const { api, changed, operation } = values;
  if (changed !== undefined) revisionOption({ option: "--changed", value: changed, usage }, ROOT);
  const named =
    api === undefined ? APIS : namesOption({ option: "--api", value: api, usage }, APIS);
  const apis = api === undefined && changed !== undefined ? changedApis(changed) : named;
  if (operation === undefined) return apis;
  const found = apis.filter((each) => operationIds(readDocument(each)).includes(operation));
  if (found.length > 0) return found;
  return endWithUsage(`--operation: expected the id of an operation, got "${operation}"`, usage);
}

function problemsOf({ total, results }: ApiResult): readonly string[] {
  const survived = distinctSurvivors(results).size;
  const anchors = results.filter(
    ({ operationId, survivors }) => survivors.length > 0 && OPERATIONS.includes(operationId),
  );
  return [
    ...anchors.map(({ operationId }) => `${operationId}: expected that no mutant survives`),
    ...(survived > LARGEST_SHARE * total
      ? [`${survived} of ${total} mutants survived, expected at most ${100 * LARGEST_SHARE} %`]
      : []),
  ];
}

async function main(apis: readonly string[]): Promise<void> {
  if (values.json) {
    for (const api of apis) process.stdout.write(JSON.stringify(runApi(api, values.operation)));
    return;
  }
  const all = await runAll(apis);
  const whole: ApiResult = {
    total: all.reduce((sum, { total }) => sum + total, 0),
    results: all.flatMap(({ results }) => results),
  };
  console.log(toText(whole.results));
  const survived = distinctSurvivors(whole.results).size;
  const decided = distinctDecided(whole.results).size;
  console.log(`${survived} of ${whole.total} mutants survived`);
  console.log(`${decided} are detected only by a decision of this repository, by no source`);
  const problems = [...problemsOf(whole)];
  const page = toMarkdown(whole.results, whole.total);
  if (values.write) writeFileSync(PAGE, page);
  if (values.check && readFileSync(PAGE, "utf8") !== page) {
    problems.push("docs/spec-mutations.md: expected the current table; run pnpm mutate --write");
  }
  for (const problem of problems) console.error(`error: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

await main(selectedApis()).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
