import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

const PATH = "specs/vif-peers/paths/vif-peer.yaml";
const EXAMPLE = "specs/vif-peers/examples/updateVifPeer.documented.response.json";

/** A copy of what the lint and the generators read; the packages are those of the repository. */
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hcnet-broken-spec-"));
  for (const path of ["specs", "scripts/dist", "scripts/lint", "redocly.yaml"]) {
    await cp(join(ROOT, path), join(directory, path), {
      recursive: true,
      filter: (source) => !source.includes("node_modules"),
    });
  }
  for (const path of ["packages", "scripts/node_modules"]) {
    await symlink(join(ROOT, path), join(directory, path), "junction");
  }
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly output: string;
}

function run(script: string, ...args: readonly string[]): Promise<Run> {
  return runIn({ GITHUB_ACTIONS: "" }, script, ...args);
}

function runIn(
  variables: Readonly<Record<string, string>>,
  script: string,
  ...args: readonly string[]
): Promise<Run> {
  const env = { ...process.env, ...variables, NO_COLOR: "1", FORCE_COLOR: "0" };
  const argv = [join(directory, "scripts/dist", script), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: directory, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

const lint = (): Promise<Run> => run("lint.js");
const generate = (): Promise<Run> =>
  run("generate.js", "vif-peers", "--out", join(directory, "generated"));

/** Runs a command on the specs with one file changed. */
async function withChange(
  file: string,
  change: (text: string) => string,
  command: () => Promise<Run>,
): Promise<Run> {
  const path = join(directory, file);
  const text = await readFile(path, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
  try {
    return await command();
  } finally {
    await writeFile(path, text);
  }
}

const breakSyntax = (text: string): string => text.replace("put:", " : put: [");
const breakReference = (text: string): string =>
  text.replace("../parameters/VifPeerId.yaml", "../parameters/Missing.yaml");
const removeOperationId = (text: string): string => text.replace(/^ *operationId: .*\n/m, "");

/** The places in the order in which they are reported. */
const placesIn = (output: string): string[] =>
  [...output.matchAll(/^\[\d+\] (\S+?):\d+(?= at |:\d+)/gm)].map(([, file = ""]) => file);

describe("the lint of the specs", () => {
  test("annotates an invalid example at the line of its own file on GitHub Actions, once", async () => {
    const lintOnGithub = () => runIn({ GITHUB_ACTIONS: "true" }, "lint.js");
    const change = (text: string): string => text.replace('"name": "vif-0819"', '"name": 5');
    const { code, output } = await withChange(EXAMPLE, change, lintOnGithub);
    const lines = (await readFile(join(directory, EXAMPLE), "utf8")).split("\n");
    const annotations = output.matchAll(/^::(\w+) .*\bfile=([^,]+),line=(\d+)[,:]/gm);
    expect(Array.from(annotations, ([, ...parts]) => parts)).toEqual([
      ["error", EXAMPLE, String(lines.findIndex((line) => line.includes('"name": ')) + 1)],
    ]);
    expect(code).toBe(1);
    expect(output).not.toContain("generated/");
    expect(output).toMatch(/\n1 error and 0 warnings in 1 file\n$/);
  });

  test("reports a file that cannot be parsed, and not the references to it", async () => {
    const { code, output } = await withChange(PATH, breakSyntax, lint);
    expect(code).toBe(1);
    expect(placesIn(output)).toEqual([PATH]);
    expect(output).not.toContain(directory);
    expect(output).toMatch(/\n1 error and 0 warnings in 1 file\n$/);
  });

  test("reports a problem of a file that all APIs share once", async () => {
    const shared = "specs/shared/parameters/ProjectId.yaml";
    const change = (text: string): string => text.replace(/^ {2}pattern: .*$/m, "  pattern: ab");
    const { output } = await withChange(shared, change, lint);
    const messages = [...output.matchAll(/^\[\d+\] .*\n\n(.*)$/gm)].map(([, message]) => message);
    expect(placesIn(output)).toContain(shared);
    expect(new Set(messages).size).toBe(messages.length);
  });
});

describe("the generators", () => {
  test.each([
    ["a YAML syntax error", breakSyntax],
    ["an unresolved $ref", breakReference],
    ["a missing operationId", removeOperationId],
  ])("report %s with its file, and no stack", async (_, change) => {
    const { code, output } = await withChange(PATH, change, generate);
    expect(code).toBe(1);
    expect(new Set(placesIn(output))).toEqual(new Set([PATH]));
    expect(output).not.toMatch(/^ +at |Node\.js v|file:\/\//m);
    expect(output).toMatch(/\nspecs\/vif-peers: expected a valid spec; .* `pnpm lint`\n$/);
  });
});
