// MSW 3, which needs a newer Node than this repository.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startReal } from "../../wrappers/support.js";

const HERE = import.meta.dirname;

test("MSW 3 intercepts the next call of a client, and takes the handlers of the mock", async () => {
  const node = join(HERE, "node_modules", ".bin", "node");
  const argv = [join(HERE, "msw-3.mjs"), await startReal()];
  const { stdout } = await promisify(execFile)(node, argv, { timeout: 60_000 });
  expect(JSON.parse(stdout)).toEqual({
    statuses: ["REAL", "MOCKED", "REAL", "MOCKED", "REAL"],
    tokens: ["a-token", "a-token"],
    listed: true,
  });
});
