// Loaded before each test file when HCNET_RECORD names a folder: writes every call of the file
// there as HAR, so that `pnpm drift` can hold what the mock says against the specs.

import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, expect, vi } from "vitest";
import { apis } from "../../src/apis/index.js";
import type { Har, HarEntry } from "../../src/har/index.js";
import { listOperations } from "../../src/spec/document.js";
import { recorders } from "./recorders.js";

const folder = process.env.HCNET_RECORD ?? "";
const tests = join(import.meta.dirname, "..");

// Every cloud is put together there. Where a rule is switched, it is not the specs that say what is right.
vi.mock("../../src/context.js", async (original) => {
  const real = await original<typeof import("../../src/context.js")>();
  const { recordHar } = await import("../../src/har/index.js");
  const { behaviorsOf, chooseBehaviors } = await import("../../src/behaviors/index.js");
  const { isDeepStrictEqual } = await import("node:util");
  return {
    ...real,
    createContext(...args: Parameters<typeof real.createContext>) {
      const parts = real.createContext(...args);
      if (isDeepStrictEqual(parts.behaviors, chooseBehaviors(behaviorsOf(apis)))) {
        recorders.push(
          recordHar(parts, { urls: "service", maxEntries: 1_000_000, maxSize: 1_000_000_000 }),
        );
      }
      return parts;
    },
  };
});

const depth = (path: string): number => path.split("/").length;
/** How deep the paths of the operations are. */
const documented = new Map(
  apis.flatMap(({ document }) =>
    listOperations(document).map((it) => [it.operation.operationId, depth(it.path)]),
  ),
);

/**
 * Whether the specs can say something of it: what they do not know, and who is nobody, was rejected
 * as such; what a fault broke was to be broken; and a path with a segment of dots, rejected too, is
 * another one once it is read as a URL.
 */
function isForSpecs({ _operationId: id = "", _fault, request, response }: HarEntry): boolean {
  const names = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const anonymous = !names.has("x-auth-token") && !names.has("authorization");
  const isItsPath = documented.get(id) === depth(new URL(request.url).pathname);
  return isItsPath && _fault === undefined && !(anonymous && response.status === 401);
}

afterAll(async () => {
  const { writeWhole } = await import("../../src/har/har-file.js");
  const name = relative(tests, expect.getState().testPath ?? "unknown").replace(/[\\/]/g, ".");
  const hars = recorders.splice(0).map((recorder) => recorder.har());
  const [first] = hars;
  const entries = hars.flatMap(({ log }) => log.entries).filter(isForSpecs);
  if (first === undefined || entries.length === 0) return;
  mkdirSync(folder, { recursive: true });
  // Recordings of the largest bodies, which some tests send by the dozen, do not fit into one string.
  const small = entries.filter(({ request, response }) => {
    const size = (request.postData?.text?.length ?? 0) + (response.content.text?.length ?? 0);
    return size < 1_000_000;
  });
  const har: Har = { log: { ...first.log, entries: small } };
  await writeWhole(join(folder, `${name}.har`), [JSON.stringify(har)]);
});
