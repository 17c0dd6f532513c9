// The release command in a repository of one package, with an npm that records what it would publish.

import { execFileSync, spawnSync } from "node:child_process";
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
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

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

describe.skipIf(process.platform === "win32")("npm run release", () => {
  const env = { ...process.env, PATH: recordingNpm() };
  createRepository();
  beforeEach(() => rmSync(log, { force: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Runs a command line in this repository; returns its status and output, and what it published. */
  function run(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      "npm",
      ["run", "release", ...args, "--repository", repository],
      { cwd: ROOT, env, encoding: "utf8" },
    );
    const published = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    return { status, output: stdout + stderr, published };
  }

  test("publishes nothing without --publish", () => {
    const { status, output, published } = run("--");
    expect(output).toContain("dry run: nothing was published");
    expect({ status, published }).toEqual({ status: 0, published: [] });
  });

  test("publishes nothing with --dry-run, which npm keeps to itself", () => {
    const { status, output, published } = run("--dry-run", "--", "--publish");
    expect(output).toContain("dry run: nothing was published");
    expect({ status, published }).toEqual({ status: 0, published: [] });
  });

  test("publishes each tarball with --publish", () => {
    const { status, published } = run("--", "--publish");
    expect(status).toBe(0);
    expect(published).toEqual([expect.stringMatching(/^publish .*hcnet-planted-1\.0\.0\.tgz /)]);
  });

  test("publishes nothing of a working tree with changes", () => {
    const file = join(repository, "packages/planted/index.js");
    writeFileSync(file, "export const one = 2;\n");
    const { status, output, published } = run("--", "--publish");
    writeFileSync(file, FILES["packages/planted/index.js"] ?? "");
    expect(output).toContain("git: expected a clean working tree, got changes:");
    expect({ status, published }).toEqual({ status: 1, published: [] });
  });
});
