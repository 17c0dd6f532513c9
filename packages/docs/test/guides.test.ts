import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { SAMPLES } from "../src/reference/samples.js";

const RUNNER = fileURLToPath(new URL("support/run-guides.mjs", import.meta.url));
const GUIDES = fileURLToPath(new URL("../guides", import.meta.url));
const exec = promisify(execFile);

async function samplesIn(directory: string): Promise<readonly string[]> {
  const files = await readdir(join(SAMPLES, directory));
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${directory}/${file}`)
    .sort();
}

const samples = [...(await samplesIn("guides")), ...(await samplesIn("jobs"))];
const outputs = new Map<string, string>();

beforeAll(async () => {
  const files = samples.map((file) => join(SAMPLES, file));
  const args = ["--import", import.meta.resolve("tsx"), RUNNER, ...files];
  const { stdout } = await exec(process.execPath, args);
  const printed = JSON.parse(stdout) as string[];
  for (const [index, file] of samples.entries()) outputs.set(file, printed[index] ?? "");
});

test.each(samples)("%s prints what its comments say", async (file) => {
  const source = await readFile(join(SAMPLES, file), "utf8");
  const expected = Array.from(source.matchAll(/^ *\/\/ prints: (.*)$/gm), ([, line]) => line);
  expect(expected).not.toEqual([]);
  expect(outputs.get(file)).toBe(expected.join("\n"));
});

test("samples take keys from the environment, unless they are for a page or about the keys", async () => {
  const texts = await Promise.all(samples.map((file) => readFile(join(SAMPLES, file), "utf8")));
  const literal = samples.filter((_, index) => texts[index]?.includes("your-secret-key"));
  expect(literal).toEqual(
    ["session", "sign", "small-bundle", "tanstack-query"].map((name) => `guides/${name}.ts`),
  );
});

test("every sample of a guide is shown in one", async () => {
  const files = (await readdir(GUIDES)).filter((file) => file.endsWith(".md"));
  const texts = await Promise.all(files.map((file) => readFile(join(GUIDES, file), "utf8")));
  const shown = texts.flatMap((text) =>
    Array.from(text.matchAll(/^<<< (\S+)/gm), ([, file]) => file),
  );
  const landing = "guides/landing.ts";
  expect(
    samples.filter(
      (file) => file.startsWith("guides/") && file !== landing && !shown.includes(file),
    ),
  ).toEqual([]);
});
