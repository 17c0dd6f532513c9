import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { APIS, generatedDirectory, ROOT } from "../../scripts/lib/apis.js";

const exec = promisify(execFile);
const TSX = join(ROOT, "tests", "node_modules", "tsx", "dist", "cli.mjs");

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hcnet-generate-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe("generating again", () => {
  test.each(APIS)(
    "gives the same bytes for %s",
    async (api) => {
      const again = join(directory, "generated");
      await exec(process.execPath, [TSX, "scripts/generate/index.ts", api, "--out", again], {
        cwd: ROOT,
      });
      const names = (await readdir(again)).sort();
      expect(names).toEqual((await readdir(generatedDirectory(api))).sort());
      for (const name of names) {
        const [first, second] = await Promise.all([
          readFile(join(generatedDirectory(api), name)),
          readFile(join(again, name)),
        ]);
        expect(second.equals(first), `${api}/generated/${name}`).toBe(true);
      }
    },
    60_000,
  );

  test("refuses an API that has no spec, and names those that have", async () => {
    const run = exec(process.execPath, [TSX, "scripts/generate/index.ts", "nothing"], {
      cwd: ROOT,
    });
    await expect(run).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(APIS.join(", ")),
    });
  });
});
