// What turbo runs again after a change, by its own dry run on a copy of the repository.

import { join, posix, relative } from "node:path";
import { bundle } from "@redocly/openapi-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { APIS, ROOT } from "../../scripts/lib/apis.js";
import { loadRedoclyConfig } from "../../scripts/lib/redocly.js";
import { dryRun, hashesOf, RepositoryCopy, type Task } from "./repository-copy.js";

const BUILDS = ["build"];
const CHECKS = ["build", "typecheck", "lint", "lint:code", "test", "test:repository", "drift"];

let copy: RepositoryCopy;
let tasks: readonly Task[];

beforeAll(() => {
  copy = new RepositoryCopy();
  tasks = dryRun(copy.directory, BUILDS);
});
afterEach(() => copy.reset());
afterAll(() => copy.remove());

/** The tasks of a build that would run again after a change. */
function invalidated(change: () => void): string[] {
  change();
  const before = hashesOf(tasks);
  const after = dryRun(copy.directory, BUILDS);
  return after.flatMap(({ taskId, hash }) => (before.get(taskId) === hash ? [] : [taskId])).sort();
}

const generates = (ids: readonly string[]): string[] =>
  ids.filter((id) => id.endsWith("#generate"));
/** What depends on every client. */
const USERS_OF_ALL = ["@hcnet/docs#build", "@hcnet/mock#build"];

describe("a build after a change", () => {
  test.each(APIS)("of a document of %s runs its tasks and what depends on them", (api) => {
    const ids = invalidated(() => copy.change(`specs/${api}/openapi.yaml`));
    const own = [`@hcnet/${api}#generate`, `@hcnet/${api}#build`];
    expect(ids).toEqual(expect.arrayContaining([...own, ...USERS_OF_ALL]));
    const others = APIS.filter((it) => it !== api).map((it) => `@hcnet/${it}#`);
    expect(ids.filter((id) => others.some((other) => id.startsWith(other)))).toEqual([]);
    expect(ids.filter((id) => /#build$/.test(id) && /runtime|plugin|codegen/.test(id))).toEqual([]);
  });

  test("of what two APIs share generates these two", () => {
    const ids = invalidated(() => copy.change("specs/shared/direct-connect/NotFound.yaml"));
    expect(generates(ids)).toEqual([
      "@hcnet/vif-peer-detections#generate",
      "@hcnet/vif-peers#generate",
    ]);
  });

  test("of what all APIs share generates all", () => {
    const ids = invalidated(() => copy.change("specs/shared/headers/XRequestId.yaml"));
    expect(generates(ids)).toEqual(APIS.map((api) => `@hcnet/${api}#generate`));
  });

  test("of the runtime compiles the clients without generating them", () => {
    const ids = invalidated(() => copy.change("packages/runtime/src/session/session.ts"));
    expect(generates(ids)).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(APIS.map((api) => `@hcnet/${api}#build`)));
  });

  test("of the exports of the runtime, which clients repeat, generates all", () => {
    const ids = invalidated(() => copy.change("packages/runtime/src/index.ts"));
    expect(generates(ids)).toEqual(APIS.map((api) => `@hcnet/${api}#generate`));
  });

  test("of a guide builds the docs, and the MCP server, which serves it", () => {
    const ids = invalidated(() => copy.change("packages/docs/guides/agents.md"));
    expect(ids).toEqual(["@hcnet/docs#build", "@hcnet/mcp#build"]);
  });

  test.each([
    "packages/runtime/test/session.test.ts",
    "packages/redocly-plugin/test/completeness.test.ts",
    "packages/publicips/README.md",
    "benchmarks/capacity/index.ts",
    "tests/vitest.config.ts",
    "scripts/verify.mjs",
  ])("of %s runs nothing", (name) => {
    expect(invalidated(() => copy.change(name))).toEqual([]);
  });
});

test("no check has the outputs of another among its inputs", () => {
  const all = dryRun(copy.directory, CHECKS);
  for (const { directory, outputs } of all) {
    for (const output of outputs ?? []) {
      copy.write(posix.join(directory, output.replace("**", "planted.json")), "{}");
    }
  }
  // A task that reads outputs has another hash in a fresh clone than after a build.
  expect(hashesOf(dryRun(copy.directory, CHECKS))).toEqual(hashesOf(all));
});

test.each(APIS)(
  "the task that generates %s reads every document that its bundle has",
  async (api) => {
    const config = await loadRedoclyConfig();
    const ref = join(ROOT, "specs", api, "openapi.yaml");
    const { fileDependencies } = await bundle({ ref, config: config.forAlias(api) });
    const task = tasks.find(({ taskId }) => taskId === `@hcnet/${api}#generate`);
    const inputs = Object.keys(task?.inputs ?? {}).map((name) =>
      posix.normalize(posix.join("packages", api, name)),
    );
    const read = [...fileDependencies].map((name) => relative(ROOT, name).replaceAll("\\", "/"));
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => !inputs.includes(name))).toEqual([]);
    // And no folder from which it has nothing.
    const folders = (names: readonly string[]) => new Set(names.map((name) => posix.dirname(name)));
    const extra = [...folders(inputs)].filter((name) => name.startsWith("specs/shared/"));
    expect(extra.filter((name) => !folders(read).has(name))).toEqual([]);
  },
);
