// The scripts of package.json on a clone in which nothing is installed, with a pnpm that installs two
// commands that only print their arguments.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

const { packageManager, scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const names = Object.keys(scripts as Readonly<Record<string, string>>);
const directory = mkdtempSync(join(tmpdir(), "hcnet-fresh-clone-"));
const clone = join(directory, "clone");
const bin = join(directory, "bin");

const INSTALLED = ["tsx", "biome", "changeset"];
const PNPM = `#!/bin/sh
case "$1" in
  --version) echo "${packageManager.split("@")[1]}" ;;
  install)
    mkdir -p node_modules/.bin node_modules/.pnpm
    for name in ${INSTALLED.join(" ")}; do
      printf '#!/bin/sh\\necho "runs %s $*"\\n' "$name" > node_modules/.bin/$name
      chmod +x node_modules/.bin/$name
    done
    cp pnpm-lock.yaml node_modules/.pnpm/lock.yaml
    echo "installs" ;;
esac
`;

/** Runs a script of package.json in the clone. */
function run(script: string) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script], {
    cwd: clone,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

describe.skipIf(process.platform === "win32")("on a fresh clone", () => {
  beforeAll(() => {
    mkdirSync(bin);
    writeFileSync(join(bin, "pnpm"), PNPM);
    chmodSync(join(bin, "pnpm"), 0o755);
    for (const name of ["package.json", "pnpm-lock.yaml", "scripts/install.mjs", "scripts/run"]) {
      cpSync(join(ROOT, name), join(clone, name), { recursive: true });
    }
  });
  beforeEach(() => rmSync(join(clone, "node_modules"), { recursive: true, force: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test.each(["contract", "release", "new-api", "dev", "format", "changeset"])(
    "npm run %s installs the dependencies first",
    (script) => {
      expect(run(script)).toEqual({
        status: 0,
        output: expect.stringMatching(/installing dependencies[\s\S]*installs\nruns \w+ /),
      });
    },
  );

  test("the next command installs nothing until the lockfile changes", () => {
    run("contract");
    expect(run("contract").output).toMatch(/^runs tsx /);
    const lockfile = join(clone, "pnpm-lock.yaml");
    writeFileSync(lockfile, `${readFileSync(lockfile, "utf8")}# another version\n`);
    expect(run("contract").output).toContain("installs\n");
  });

  test("a command that cannot install does not start", () => {
    const pnpm = readFileSync(join(bin, "pnpm"), "utf8");
    writeFileSync(join(bin, "pnpm"), pnpm.replace("install)", "install) exit 1;;\n  never)"));
    const { status, output } = run("contract");
    writeFileSync(join(bin, "pnpm"), pnpm);
    expect({ status, runs: output.includes("runs") }).toEqual({ status: 1, runs: false });
    expect(output).toContain("The dependencies could not be installed");
    expect(existsSync(join(clone, "node_modules"))).toBe(false);
  });
});

test("every script of package.json installs the dependencies first", () => {
  expect(
    names.filter((name) => !/^node scripts\/(bootstrap\.mjs|install\.mjs &&) /.test(scripts[name])),
  ).toEqual([]);
});
