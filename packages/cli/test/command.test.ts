// The command as a shell starts it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../bin/hcnet.js", import.meta.url));

test("hcnet --mock lists EIPs, and completes in bash", () => {
  const args = [BIN, "publicips", "list", "--mock", "--query", "/publicips/0/status"];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ stdout, status, stderr }).toEqual({ stdout: '"ACTIVE"\n', status: 0, stderr: "" });
  const script = `hcnet() { "${process.execPath}" "${BIN}" "$@"; }
source <(hcnet completion bash)
COMP_WORDS=(hcnet publicips sh) COMP_CWORD=2
_hcnet
echo "\${COMPREPLY[@]}"`;
  const bash = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect(bash.stdout).toBe("show show-bandwidth\n");
});
