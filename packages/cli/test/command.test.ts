// The command as a shell starts it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../bin/hcnet.js", import.meta.url));

test("hcnet --mock lists EIPs", () => {
  const args = [BIN, "publicips", "list", "--mock", "--query", "/publicips/0/status"];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ stdout, status, stderr }).toEqual({ stdout: '"ACTIVE"\n', status: 0, stderr: "" });
});

test("hcnet reads credentials from clouds.yaml", () => {
  const cwd = mkdtempSync(join(tmpdir(), "hcnet-cli-"));
  const auth = "{ auth_url: 'http://127.0.0.1:1/v3', username: ann, password: secret-1 }";
  writeFileSync(join(cwd, "clouds.yaml"), `clouds: { acme: { auth: ${auth} } }`);
  const args = [BIN, "publicips", "list", "--endpoint", "http://127.0.0.1:1", "--project-id", "p"];
  const env = { HOME: cwd, OS_CLOUD: "acme" };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  rmSync(cwd, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("acme") });
});

const SHELLS: readonly (readonly [shell: string, options: readonly string[], script: string])[] = [
  [
    "bash",
    ["--norc", "-c"],
    `hcnet() { "${process.execPath}" "${BIN}" "$@"; }
source <(hcnet completion bash)
COMP_WORDS=(hcnet publicips up) COMP_CWORD=2
_hcnet
printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  [
    "zsh",
    ["-f", "-c"],
    `hcnet() { "${process.execPath}" "${BIN}" "$@"; }
compdef() { :; }
compadd() { shift; print -l -- "$@"; }
source <(hcnet completion zsh)
words=(hcnet publicips up) CURRENT=3
_hcnet`,
  ],
  [
    "fish",
    ["--no-config", "-c"],
    `function hcnet; "${process.execPath}" "${BIN}" $argv; end
hcnet completion fish | source
complete --do-complete "hcnet publicips up"`,
  ],
];

test.for(SHELLS)("hcnet completes in %s", ([shell, options, script]) => {
  const { error, stdout, stderr } = spawnSync(shell, [...options, script], { encoding: "utf8" });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    console.warn(`${shell}: not installed, so its completion script did not run`);
    return;
  }
  expect({ stdout, stderr }).toEqual({ stdout: "update\nupdate-bandwidth\n", stderr: "" });
});
