// The release command in a repository of one package, with an npm that records what it would publish.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOptions } from "../../scripts/release/options.js";
import { runProgram } from "../run-program.js";

const directory = mkdtempSync(join(tmpdir(), "hcnet-publish-test-"));
const repository = join(directory, "repository");
const log = join(directory, "published.txt");

const FILES: Readonly<Record<string, string>> = {
  ".gitignore": "release\n",
  "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
  "scripts/turbo.mjs": "",
  "packages/planted/package.json": JSON.stringify({
    name: "@hcnet/planted",
    version: "1.0.0",
    license: "MIT",
    type: "module",
    repository: { type: "git", url: "git+https://github.com/hcnet/hcnet.git" },
    engines: { node: ">=20.19" },
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
  }),
  "packages/planted/README.md": "# planted\n",
  "packages/planted/LICENSE": "MIT\n",
  "packages/planted/index.js": "export const one = 1;\n",
  "packages/planted/index.d.ts": "export declare const one: number;\n",
};

/** An npm that has nothing of `@hcnet` in its registry and writes down what is published. */
function recordingNpm(): string {
  const npm = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
  const bin = join(directory, "bin");
  mkdirSync(bin);
  const script = `#!/bin/sh
case "$1" in
  view) echo "npm error code E404" >&2; exit 1 ;;
  publish) echo "$@" >> "${log}" ;;
  *) exec "${npm}" "$@" ;;
esac
`;
  writeFileSync(join(bin, "npm"), script);
  chmodSync(join(bin, "npm"), 0o755);
  return `${bin}:${process.env.PATH}`;
}

function createRepository(): void {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(repository, name)), { recursive: true });
    writeFileSync(join(repository, name), text);
  }
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.invalid", ...args], {
      cwd: repository,
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
}

describe.skipIf(process.platform === "win32")("the release command", () => {
  const { PATH } = process.env;
  createRepository();
  const path = recordingNpm();
  beforeEach(() => {
    process.env.PATH = path;
    rmSync(log, { force: true });
  });
  afterEach(() => {
    process.env.PATH = PATH;
    delete process.env.npm_config_dry_run;
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Runs the command in this repository; returns how it ended and what it published. */
  async function run(...args: readonly string[]) {
    const program = "scripts/release/index.ts";
    const ended = await runProgram(program, ...args, "--repository", repository);
    const published = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    return { ...ended, published };
  }

  test("reads --publish, and --dry-run of npm, which keeps it to itself", () => {
    const read = (...args: readonly string[]) => {
      process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
      return readOptions().publish;
    };
    const argv = [...process.argv];
    try {
      expect([read(), read("--dry-run"), read("--publish")]).toEqual([false, false, true]);
      process.env.npm_config_dry_run = "true";
      expect(read("--publish")).toBe(false);
      // It would apply to every npm that the command starts.
      expect(process.env.npm_config_dry_run).toBeUndefined();
    } finally {
      process.argv.splice(0, Number.POSITIVE_INFINITY, ...argv);
    }
  });

  test("publishes nothing with --dry-run of npm run", async () => {
    const project = { scripts: { show: 'node -p "process.env.npm_config_dry_run"' } };
    writeFileSync(join(directory, "package.json"), JSON.stringify(project));
    const flags = ["run", "--silent", "show", "--dry-run"];
    const shown = execFileSync("npm", flags, { cwd: directory, encoding: "utf8" });
    process.env.npm_config_dry_run = shown.trim();
    const { code, stdout, published } = await run("--publish");
    expect(stdout).toContain("dry run: nothing was published");
    expect({ code, published }).toEqual({ code: 0, published: [] });
  });

  test("publishes each tarball with --publish", async () => {
    const { code, published } = await run("--publish");
    expect(code).toBe(0);
    expect(published).toEqual([expect.stringMatching(/^publish .*hcnet-planted-1\.0\.0\.tgz /)]);
  });

  test("publishes nothing of a working tree with changes, and names them", async () => {
    const file = join(repository, "packages/planted/index.js");
    writeFileSync(file, "export const one = 2;\n");
    const { code, stderr, published } = await run("--publish");
    writeFileSync(file, FILES["packages/planted/index.js"] ?? "");
    expect(stderr).toMatch(
      /^error: git: expected a clean working tree, got changes:\n M packages\//,
    );
    expect({ code, published }).toEqual({ code: 1, published: [] });
  });
});
