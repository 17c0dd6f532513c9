import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CLI, PLUGIN } from "./paths.js";

type Files = Readonly<Record<string, string>>;
type Config = Readonly<Record<string, unknown>>;

export interface Problem {
  ruleId: string;
  severity: string;
  message: string;
  pointer: string;
  reference?: string;
}

interface RawProblem extends Omit<Problem, "pointer"> {
  location: { pointer: string }[];
}

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const HEADER = "openapi: 3.1.0\ninfo: { title: Test, version: '1' }\n";

/** Runs `redocly lint` once over all documents, each given without its header. */
export async function lint<Name extends string>(
  rules: Config,
  documents: Record<Name, string>,
  files: Files = {},
  parents: readonly string[] = [],
): Promise<Record<Name, Problem[]>> {
  const names = Object.keys(documents) as Name[];
  return inDirectory(
    { extends: parents, rules },
    { ...sources(documents), ...files },
    async (cwd) => {
      const paths = names.map((name) => `${name}.yaml`);
      const run = await redocly(cwd, ["lint", ...paths, "--format=json", "--max-problems=1000"]);
      const results = parseReports(run);
      const found = names.map((name, index) => [name, results[index]]);
      return Object.fromEntries(found) as Record<Name, Problem[]>;
    },
  );
}

export interface Bundle extends Run {
  document: unknown;
}

/** Runs `redocly bundle` over one document and reads the result back, if there is one. */
export async function bundle(
  decorators: Config,
  document: string,
  files: Files = {},
  flags: string[] = [],
): Promise<Bundle> {
  return inDirectory({ decorators }, { ...sources({ api: document }), ...files }, async (cwd) => {
    const run = await redocly(cwd, ["bundle", "api.yaml", "--output=bundle.json", ...flags]);
    const text = await readFile(join(cwd, "bundle.json"), "utf8").catch(() => "null");
    return { ...run, document: JSON.parse(text) as unknown };
  });
}

/** What a rule of ours reports, from where and what. */
export function problemOf(rule: string): (pointer: string, message: string) => Problem {
  return (pointer, message) => ({
    ruleId: `hcnet/${rule}`,
    severity: "error",
    message,
    pointer,
    reference: `https://github.com/hcnet/hcnet/blob/main/packages/redocly-plugin/docs/rules/${rule}.md`,
  });
}

function sources(documents: Files): Files {
  const entries = Object.entries(documents);
  return Object.fromEntries(entries.map(([name, body]) => [`${name}.yaml`, HEADER + body]));
}

async function inDirectory<T>(
  config: Config,
  files: Files,
  work: (cwd: string) => Promise<T>,
): Promise<T> {
  const cwd = await mkdtemp(join(tmpdir(), "hcnet-redocly-plugin-"));
  try {
    const settings = JSON.stringify({ plugins: [PLUGIN], ...config });
    for (const [name, text] of Object.entries({ ...files, "redocly.yaml": settings })) {
      await mkdir(dirname(join(cwd, name)), { recursive: true });
      await writeFile(join(cwd, name), text);
    }
    return await work(cwd);
  } finally {
    await rm(cwd, { recursive: true });
  }
}

function redocly(cwd: string, args: string[]): Promise<Run> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { cwd, env }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : 0;
      resolve({ code, stdout, stderr });
    });
  });
}

/** With several documents the CLI prints one JSON object after the other. */
function parseReports({ stdout, stderr }: Run): Problem[][] {
  if (!stdout.startsWith("{")) throw new Error(`The CLI did not report:\n${stderr}`);
  return stdout.split(/(?<=^\})(?=\{$)/m).map((text) => {
    const { problems } = JSON.parse(text) as { problems: RawProblem[] };
    return problems.map(({ ruleId, severity, message, location, reference }) => ({
      ruleId,
      severity,
      message,
      pointer: location[0]?.pointer ?? "",
      ...(reference === undefined ? {} : { reference }),
    }));
  });
}
