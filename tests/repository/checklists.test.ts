// The lists of CONTRIBUTING.md, as far as a machine can check them.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { APIS, generatedDirectory, ROOT } from "../../scripts/lib/apis.js";
import { listOperations, type OpenApiDocument } from "../../scripts/lib/openapi.js";
import { manifestText } from "../../scripts/new-api/package-files.js";
import { NIGHTLY, QUICK } from "../projects/projects.js";

interface Manifest {
  readonly version: string;
  readonly description: string;
}

interface Dependencies {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), "utf8");
const json = <T>(...path: readonly string[]): T => JSON.parse(read(...path)) as T;
const bundle = (api: string): OpenApiDocument & { readonly info: { readonly version: string } } =>
  JSON.parse(readFileSync(join(generatedDirectory(api), "openapi.json"), "utf8"));

test("the steps to change a fact lint the specs before the build", () => {
  const [, section = ""] = /## Change a fact\n([\s\S]+?)\n## /.exec(read("CONTRIBUTING.md")) ?? [];
  expect(section).toMatch(/`pnpm lint`[\s\S]+`pnpm build`/);
});

test("the steps to add an API list each file that has a line for every API", () => {
  const [, section = ""] = /## Add an API\n([\s\S]+?)\n## /.exec(read("CONTRIBUTING.md")) ?? [];
  const listed = [...section.matchAll(/`([\w./-]+\.(?:json|ts|md|yaml))`/g)].map(
    ([, file]) => file,
  );
  const options = { cwd: ROOT, encoding: "utf8" } as const;
  const tracked = execFileSync("git", ["ls-files", "packages", "scripts", "tests", "*.*"], options);
  // Demonstrations call some operation of each API, and do not have to call one of a new API.
  const isOther =
    /^(?:docs|benchmarks|specs|scripts\/tour|\.changeset)\/|^tests\/(?!package)|\/test\/|^pnpm-lock/;
  const registers = tracked
    .trim()
    .split("\n")
    .filter((file) => /\.(?:json|ts|md|yaml)$/.test(file) && !isOther.test(file))
    .filter((file) => existsSync(join(ROOT, file)))
    .filter((file) => APIS.every((api) => read(file).includes(api)));
  expect([...new Set(listed)].sort()).toEqual(registers.sort());
});

test("the row of `pnpm test:projects` has the number of projects", () => {
  const [row] = /^\| `pnpm test:projects`.+$/m.exec(read("CONTRIBUTING.md")) ?? [];
  expect(row).toContain(`in ${NIGHTLY.length} projects`);
  expect(row).toContain(`${QUICK.length} are in \`npm test\``);
});

describe.each(APIS)("API %s", (api) => {
  test("is registered with the linter", () => {
    const { apis } = parse(read("redocly.yaml")) as { readonly apis: Record<string, object> };
    expect(apis[api]).toEqual({ root: `specs/${api}/openapi.yaml` });
  });

  test("is among the dependencies of those who read all APIs", () => {
    const manifests = ["tests", "packages/mock", "packages/docs"].map((it) => `${it}/package.json`);
    const without = manifests.filter((name) => {
      const { dependencies, devDependencies } = json<Dependencies>(name);
      return !(`@hcnet/${api}` in { ...dependencies, ...devDependencies });
    });
    expect(without).toEqual([]);
  });

  test("has a package as `pnpm new-api` lays it out", () => {
    const { description, version } = json<Manifest>("packages", api, "package.json");
    const title = description.replace(/^Typed client for the Huawei Cloud API of (.+)\.$/, "$1");
    const expected = JSON.parse(manifestText(api, title));
    expect(json("packages", api, "package.json")).toEqual({ ...expected, version });
    expect(existsSync(join(ROOT, "packages", api, "README.md"))).toBe(true);
  });

  test("is checked against the facts of its source document", () => {
    const ids = listOperations(bundle(api)).map(({ operation }) => operation.operationId);
    const held = ids.filter((id) => existsSync(join(ROOT, `tests/fidelity/facts/${id}.yaml`)));
    expect(held.length).toBeGreaterThan(0);
  });

  test("has the version of its package", () => {
    expect(bundle(api).info.version).toBe(json<Manifest>("packages", api, "package.json").version);
  });

  test.each(listOperations(bundle(api)).map(({ operation }) => operation))(
    "$operationId has samples and a mock handler",
    (operation) => {
      const { operationId } = operation;
      const places = [
        `packages/docs/samples/${api}/${operationId}.ts`,
        `packages/docs/samples/${api}/${operationId}.sh`,
        `packages/mock/src/apis/${api}/${operationId}.ts`,
      ];
      expect(places.filter((place) => !existsSync(join(ROOT, place)))).toEqual([]);
    },
  );
});
