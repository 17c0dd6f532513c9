// The commands of the repository on a machine that has only Node, npm and git.

import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { keepCredentials } from "../../scripts/dev/mock.js";
import { ROOT } from "../../scripts/lib/apis.js";

const directory = mkdtempSync(join(tmpdir(), "hcnet-commands-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly packageManager: string;
  readonly scripts: Readonly<Record<string, string>>;
};

/** The environment of `npm run` where no pnpm is installed. */
function withoutPnpm(): NodeJS.ProcessEnv {
  // The last three are for the scripts that start binaries of packages.
  for (const name of ["npm", "sh", "env", "git", "dirname", "sed", "uname"]) {
    const target = execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    symlinkSync(target, join(directory, name));
  }
  symlinkSync(process.execPath, join(directory, "node"));
  const { PATH: _, ...rest } = process.env;
  return { ...rest, PATH: `${join(ROOT, "node_modules/.bin")}:${directory}` };
}

describe.skipIf(process.platform === "win32")("without pnpm on the PATH", () => {
  const env = withoutPnpm();
  const run = promisify(execFile);

  test("scripts/pnpm.mjs runs the pinned pnpm", async () => {
    const argv = ["scripts/pnpm.mjs", "--version"];
    const { stdout } = await run(process.execPath, argv, { cwd: ROOT, env });
    expect(`pnpm@${stdout.trim()}`).toBe(manifest.packageManager);
  });

  test("turbo runs the script of a package", async () => {
    const flags = ["--filter=@hcnet/vif-peers", "--only", "--force"];
    const argv = ["scripts/turbo.mjs", "typecheck", ...flags];
    const { stdout } = await run(process.execPath, argv, { cwd: ROOT, env });
    expect(stdout).toContain("1 tasks, 0 of them cached");
  });
});

describe.skipIf(process.platform === "win32")("the script runner of turbo's tasks", () => {
  const runner = join(ROOT, "scripts/run/bin/pnpm");
  const packed = join(directory, "package");
  mkdirSync(packed);
  const scripts = { fails: "exit 3", finds: "command -v tsx" };
  writeFileSync(join(packed, "package.json"), JSON.stringify({ name: "a", scripts }));
  const run = (script: string) =>
    spawnSync(runner, ["run", script], { cwd: packed, encoding: "utf8" });

  test("exits with the code of the script and prints pnpm's line about it", () => {
    const { status, stdout } = run("fails");
    expect(status).toBe(3);
    expect(stdout).toContain("ELIFECYCLE  Command failed with exit code 3.");
  });

  test("finds the binaries of the repository", () => {
    expect(run("finds")).toMatchObject({ status: 0, stdout: expect.stringContaining("/.bin/tsx") });
  });

  test("leaves other commands to pnpm", () => {
    const { status, stdout } = spawnSync(runner, ["--version"], { cwd: ROOT, encoding: "utf8" });
    expect({ status, version: `pnpm@${stdout.trim()}` }).toEqual({
      status: 0,
      version: manifest.packageManager,
    });
  });
});

test("no script of package.json starts a pnpm of the PATH", () => {
  const commands = Object.values(manifest.scripts).flatMap((script) => script.split(" && "));
  expect(commands.filter((command) => /^(pnpm|npx|corepack) /.test(command))).toEqual([]);
});

test("the lint of a pull request runs all linters, also when one of them fails", () => {
  const workflow = readFileSync(join(ROOT, ".github/workflows/ci.yml"), "utf8");
  expect(workflow).toContain("      - run: node scripts/bootstrap.mjs lint\n");
  expect(manifest.scripts.lint).toMatch(/ lint lint:code lint:prose --continue/);
});

describe("keepCredentials", () => {
  test("returns the same credentials again, from a file that only its owner can read", () => {
    const file = join(directory, "cache", "mock.json");
    const first = keepCredentials(file);
    expect(keepCredentials(file)).toEqual(first);
    expect(Object.values(first).every((value) => value.length >= 20)).toBe(true);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each(["", "{", '{"token":"t"}'])("creates credentials in place of %j", (text) => {
    const file = join(directory, "broken.json");
    writeFileSync(file, text);
    expect(keepCredentials(file)).toEqual(keepCredentials(file));
  });
});
