import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const exec = promisify(execFile);

test.each(["node:http", "fetch"])(
  "reads a response in a million chunks of one byte over %s with 64 MB of heap",
  async (transport) => {
    const args = ["--max-old-space-size=64", "clients/memory-program.mjs", transport];
    const { stdout } = await exec(process.execPath, args, { cwd: `${import.meta.dirname}/..` });
    expect(stdout).toBe("0\n");
  },
);
