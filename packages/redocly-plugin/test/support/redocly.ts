import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  bundle as bundleDocument,
  lint as lintDocument,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
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

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const HEADER = "openapi: 3.1.0\ninfo: { title: Test, version: '1' }\n";

/** Lints all documents, each given without its header, as `redocly lint` does. */
export async function lint<Name extends string>(
  rules: Config,
  documents: Record<Name, string>,
  files: Files = {},
  parents: readonly string[] = [],
): Promise<Record<Name, Problem[]>> {
  const names = Object.keys(documents) as Name[];
  const settings = { extends: parents, rules };
  return inDirectory(settings, { ...sources(documents), ...files }, async (cwd) => {
    const config = await loadConfig({ configPath: join(cwd, "redocly.yaml") });
    const found: [Name, Problem[]][] = [];
    for (const name of names) {
      const problems = await lintDocument({ ref: join(cwd, `${name}.yaml`), config });
      found.push([name, problems.map(asProblem)]);
    }
    return Object.fromEntries(found) as Record<Name, Problem[]>;
  });
}

/** Runs `redocly lint` over one document. */
export function lintByCommand(rules: Config, document: string): Promise<Problem[]> {
  return inDirectory({ rules }, sources({ api: document }), async (cwd) => {
    const { stdout } = await redocly(cwd, ["lint", "api.yaml", "--format=json"]);
    const { problems } = JSON.parse(stdout) as { problems: NormalizedProblem[] };
    return problems.map(asProblem);
  });
}

export interface Bundle {
  /** Errors that decorators reported; with any, there is no document. */
  problems: Problem[];
  document: unknown;
}

/** Bundles one document, as `redocly bundle` does. */
export async function bundle(
  decorators: Config,
  document: string,
  files: Files = {},
  options: { readonly dereference?: boolean } = {},
): Promise<Bundle> {
  return inDirectory({ decorators }, { ...sources({ api: document }), ...files }, async (cwd) => {
    const config = await loadConfig({ configPath: join(cwd, "redocly.yaml") });
    const result = await bundleDocument({ ref: join(cwd, "api.yaml"), config, ...options });
    const problems = result.problems.map(asProblem);
    if (problems.some(({ severity }) => severity === "error")) return { problems, document: null };
    return { problems, document: JSON.parse(JSON.stringify(result.bundle.parsed)) as unknown };
  });
}

/** Runs `redocly bundle` over one document and reads the result back, if there is one. */
export async function bundleByCommand(
  decorators: Config,
  document: string,
  files: Files = {},
): Promise<Run & { readonly document: unknown }> {
  return inDirectory({ decorators }, { ...sources({ api: document }), ...files }, async (cwd) => {
    const run = await redocly(cwd, ["bundle", "api.yaml", "--output=bundle.json"]);
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

function asProblem({ ruleId, severity, message, location, reference }: NormalizedProblem): Problem {
  const pointer = location[0]?.pointer ?? "";
  return { ruleId, severity, message, pointer, ...(reference === undefined ? {} : { reference }) };
}
