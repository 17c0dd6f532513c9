// Loaded before each test file when HCNET_RECORD names a folder: writes every call of the file
// there as HAR, so that `pnpm drift` can hold what the mock says against the specs.

import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, vi } from "vitest";
import { apis } from "../../src/apis/index.js";
import type { Har, HarEntry, HarRecorder } from "../../src/har/index.js";
import { listOperations } from "../../src/spec/document.js";

const folder = process.env.HCNET_RECORD ?? "";
const recorders: HarRecorder[] = [];

// Each cloud makes its journal there, and those that tests put together by hand do too.
vi.mock("../../src/journal/journal.js", async (original) => {
  const real = await original<typeof import("../../src/journal/journal.js")>();
  const { recordHar } = await import("../../src/har/index.js");
  return {
    ...real,
    createJournal(...args: Parameters<typeof real.createJournal>) {
      const journal = real.createJournal(...args);
      recorders.push(recordHar({ journal }, { urls: "service", maxEntries: 1_000_000 }));
      return journal;
    },
  };
});

const operations = apis.flatMap(({ document }) =>
  listOperations(document).map(({ operation }) => operation),
);
const documented = new Set(operations.map(({ operationId }) => operationId));
const takesBody = new Set(
  operations.filter((it) => it.requestBody !== undefined).map(({ operationId }) => operationId),
);

/** Rule 5.25: refused, though not with the 4xx by which drift knows that a request was to be wrong. */
const lackedItsBody = ({ _operationId: id = "", request, response }: HarEntry): boolean =>
  response.status === 504 && takesBody.has(id) && request.postData === undefined;

/**
 * Whether the specs can say something of it: what they do not know, and who is nobody, was refused
 * as such; what a fault broke was to be broken.
 */
function isForSpecs(entry: HarEntry): boolean {
  const { _operationId: id = "", _fault, request, response } = entry;
  const names = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const anonymous = !names.has("x-auth-token") && !names.has("authorization");
  const refusedAsNobody = anonymous && response.status === 401;
  return documented.has(id) && _fault === undefined && !refusedAsNobody && !lackedItsBody(entry);
}

afterAll(async () => {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  const name = basename(expect.getState().testPath ?? "unknown", ".test.ts");
  const hars = recorders.map((recorder) => recorder.har());
  const [first] = hars;
  const entries = hars.flatMap(({ log }) => log.entries).filter(isForSpecs);
  if (first === undefined || entries.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const har: Har = { log: { ...first.log, entries } };
  await writeFileAtomic(join(folder, `${name}-${process.pid}.har`), JSON.stringify(har));
});
