import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeReleasedPrograms } from "../../scripts/last-release/programs.js";
import { ROOT } from "../../scripts/lib/apis.js";
import { runProgram } from "../run-program.js";

const repository = mkdtempSync(join(tmpdir(), "hcnet-last-release-test-"));
const SAMPLE = join(repository, "packages", "docs", "samples", "publicips", "showPublicip.ts");
const TYPES = join(repository, "tests", "compatibility", "types", "publicips.ts");
afterAll(() => rmSync(repository, { recursive: true, force: true }));
beforeAll(() => {
  for (const name of ["package.json", "pnpm-workspace.yaml", ".changeset/config.json"]) {
    cpSync(join(ROOT, name), join(repository, name));
  }
  writeFileSync(join(repository, "pnpm-lock.yaml"), "");
  const manifest = { name: "@hcnet/publicips", version: "0.2.3" };
  mkdirSync(join(repository, "packages", "publicips"), { recursive: true });
  writeFileSync(join(repository, "packages/publicips/package.json"), JSON.stringify(manifest));
  cpSync(join(ROOT, "packages/docs/samples/publicips/showPublicip.ts"), SAMPLE);
  cpSync(join(ROOT, "tests/compatibility/types/publicips.ts"), TYPES);
});

async function check(): Promise<{ code: number; output: string }> {
  const script = "scripts/last-release/index.ts";
  const { code, stdout, stderr } = await runProgram(script, "--repository", repository);
  return { code, output: `${stdout}\n${stderr}` };
}

test("says so before the first release", async () => {
  expect(await check()).toMatchObject({
    code: 0,
    output: expect.stringContaining("No release yet"),
  });
});

test("accepts a build in which the programs of the last release work", async () => {
  storeReleasedPrograms(repository);
  expect(await check()).toEqual({ code: 0, output: "The programs of the last release work.\n" });
});

test("rejects a break of types and one of behavior until a changeset announces them", async () => {
  const [sample, types] = [SAMPLE, TYPES].map((file) => readFileSync(file, "utf8"));
  writeFileSync(TYPES, `${types}\nexport const lost: string = options.lost;\n`);
  writeFileSync(
    SAMPLE,
    `${sample}\nif (client !== undefined) throw new Error("other behavior");\n`,
  );
  storeReleasedPrograms(repository);
  const { code, output } = await check();
  expect(output).toContain("types/publicips.ts: TS2339");
  expect(output).toContain("samples/publicips/showPublicip.ts: other behavior");
  expect(output).toContain(
    "@hcnet/publicips: the changes need a minor bump, the changesets say none",
  );
  expect(code).toBe(1);

  const changeset = join(repository, ".changeset", "planted.md");
  writeFileSync(changeset, '---\n"@hcnet/publicips": minor\n---\n\nBreaking: `lost` is gone.\n');
  expect(await check()).toMatchObject({
    code: 0,
    output: expect.stringContaining("Breaks are announced."),
  });
});
