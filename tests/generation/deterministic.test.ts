import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APIS, generatedDirectory, ROOT } from "../../scripts/lib/apis.js";

const exec = promisify(execFile);
const generate = (...args: readonly string[]) =>
  exec(process.execPath, ["scripts/dist/generate.js", ...args], { cwd: ROOT });

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hcnet-generate-"));
  await generate(...APIS, "--out", directory);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe("generating again", () => {
  test.each(APIS)("writes the same bytes for %s", async (api) => {
    const again = join(directory, api);
    const names = (await readdir(again)).sort();
    expect(names).toEqual((await readdir(generatedDirectory(api))).sort());
    for (const name of names) {
      const [first, second] = await Promise.all([
        readFile(join(generatedDirectory(api), name)),
        readFile(join(again, name)),
      ]);
      expect(second.equals(first), `${api}/generated/${name}`).toBe(true);
    }
  });

  test("rejects an API that has no spec and lists those that have one", async () => {
    await expect(generate("nothing")).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        `api: expected one or more of ${APIS.join(", ")}, got "nothing"\n`,
      ),
    });
  });
});
