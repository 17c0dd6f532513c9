// Runs every example of the README as it stands and compares what it prints.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const ROOT = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", ROOT), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

test("the README has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)("example %$ prints what it says", async (code) => {
  const argv = ["--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: ROOT });
  const said = [...code.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line]) => `${line}\n`).join("");
  expect(said).not.toBe("");
  expect(stdout).toBe(said);
});

test("every error class has a row", async () => {
  const source = readFileSync(new URL("src/errors/errors.ts", ROOT), "utf8");
  const classes = [...source.matchAll(/^export class (\w+)/gm)].map(([, name]) => name);
  for (const name of classes) expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, "m"));
});
