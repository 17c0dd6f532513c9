// The register of the mock's behaviors against the tests that declare to cover them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { behaviors } from "@hcnet/mock";
import { describe, expect, test } from "vitest";
import { APIS, ROOT } from "../../scripts/lib/apis.js";

const TESTS = join(ROOT, "packages/mock/test");

/** The ids that a test file hands to `covers()`. */
function coveredIn(source: string): readonly string[] {
  return Array.from(source.matchAll(/\bcovers\(([^)]*)\)/g), ([, ids = ""]) =>
    Array.from(ids.matchAll(/"([^"]+)"/g), ([, id = ""]) => id),
  ).flat();
}

const sources = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(TESTS, file), "utf8"));
const covered = new Set(sources.flatMap(coveredIn));
const switchable = behaviors.filter(({ choices }) => choices !== undefined);

test("reads the ids that covers() is called with", () => {
  const source = [
    'describe("unbinds", covers("publicips.unbind", "publicips.states"), () => {',
    '  it.each(rows)("%s", covers(\n    "publicips.delete",\n  ), () => {});',
    'it("takes publicips.bind", () => {});',
  ].join("\n");
  expect(coveredIn(source)).toEqual(["publicips.unbind", "publicips.states", "publicips.delete"]);
});

describe.each(behaviors)("$id", ({ id, text, sources: origins }) => {
  test("is named after an API, or common", () => {
    const [api = "", name = ""] = id.split(".");
    expect(["common", ...APIS]).toContain(api);
    expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  test("is covered by a test", () => {
    expect([...covered]).toContain(id);
  });

  test("says what it is, and where it is from", () => {
    expect(text).toMatch(/^\S.*\.$/);
    expect(origins).not.toEqual([]);
  });
});

test("no two behaviors share an id or a section", () => {
  for (const keys of [behaviors.map(({ id }) => id), behaviors.map(({ section }) => section)]) {
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("every behavior that we chose can be switched", () => {
  const chosen = behaviors.filter((it) => it.sources.includes("chosen"));
  expect(chosen.filter((it) => !switchable.includes(it))).toEqual([]);
});

test.each(switchable)("a test switches $id", ({ id, choices = {} }) => {
  expect(sources.some((source) => source.includes(`behaviors: { "${id}":`))).toBe(true);
  expect(Object.keys(choices).length).toBeGreaterThan(1);
  // Names that look like numbers would not keep their order, and the first is the default.
  expect(Object.keys(choices).filter((name) => /^\d+$/.test(name))).toEqual([]);
});
