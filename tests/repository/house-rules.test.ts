import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

const MAX_LINES = 300;
const WORKSPACE_MANIFEST =
  /^(?:(?:packages\/[^/]+|scripts|scripts\/tour|specs|tests|benchmarks)\/)?package\.json$/;
// Files that may be longer, each with its reason.
const LONGER: Readonly<Record<string, string>> = {};

/** The options that most users meet. */
const OPTIONS = [
  "CommonOptions",
  "RetryOptions",
  "RefreshOptions",
  "CallOptions",
  "WaitOptions",
  "LimiterOptions",
  "BulkOptions",
  "ClientOptions",
  "ValidationOptions",
  "LogOptions",
  "ListenOptions",
  "MockCloudOptions",
];

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((name) => name !== "" && existsSync(join(ROOT, name)));
const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");
/** A page without its code, in which `list[index](input)` is no link. */
const readProse = (name: string): string => read(name).replaceAll(/^```.*?^```/gms, "");
const sources = tracked.filter((name) => /\.(ts|mjs)$/.test(name));

/** The relative imports of each source file in a folder, those of types among them. */
function importsIn(folder: string): Map<string, string[]> {
  const files = sources.filter((name) => name.startsWith(folder));
  return new Map(
    files.map((name) => [
      name,
      [...read(name).matchAll(/(?:\bfrom|\bimport\() ?"(\.[^"]+)\.js"/g)].map(
        ([, target = ""]) => `${join(name, "..", target)}.ts`,
      ),
    ]),
  );
}

/** The first circle of imports that each file leads to, unless another file led there. */
function cyclesOf(folder: string): string[] {
  const imports = importsIn(folder);
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): string[] => {
    if (above.includes(name)) return [[...above.slice(above.indexOf(name)), name].join(" > ")];
    if (done.has(name)) return [];
    const found = (imports.get(name) ?? []).flatMap((target) => visit(target, [...above, name]));
    done.add(name);
    return found;
  };
  return [...imports.keys()].flatMap((name) => visit(name, []));
}

describe("the house rules", () => {
  test("no source is long without a reason", () => {
    const long = sources.filter((name) => read(name).split("\n").length > MAX_LINES);
    expect(long.filter((name) => LONGER[name] === undefined)).toEqual([]);
  });

  test("no source file of the runtime imports itself through others, not even a type", () => {
    expect(cyclesOf("packages/runtime/src/")).toEqual([]);
  });

  test("only an API and the modules next to it import the folder of an API of the mock", () => {
    const outside = [...importsIn("packages/mock/src/")]
      .filter(([name]) => !name.startsWith("packages/mock/src/apis/"))
      .flatMap(([name, targets]) => targets.map((target) => `${name}: ${target}`))
      .filter((line) => /: packages\/mock\/src\/apis\/[^/]+\//.test(line));
    expect(outside).toEqual([]);
  });

  test.each(OPTIONS)("each optional property of %s says its default", (name) => {
    const declaration = new RegExp(
      `^(?:export )?interface ${name}\\b[^{]*\\{\n([\\s\\S]*?)\n\\}`,
      "m",
    );
    const bodies = sources
      .filter((file) => /^packages\/(runtime|mock)\/src\//.test(file))
      .flatMap((file) => declaration.exec(read(file))?.[1] ?? []);
    expect(bodies).toHaveLength(1);
    const properties = (bodies[0] ?? "").split(/(?<=;)\n(?= {2}(?:\/\*\*|readonly))/);
    expect(properties.filter((text) => /^ {2}readonly \w+\?:/m.test(text)).length).toBeGreaterThan(
      1,
    );
    const silent = properties
      .filter((text) => /^ {2}readonly \w+\?:/m.test(text) && !text.includes("@default"))
      .map((text) => /readonly (\w+)\?/.exec(text)?.[1]);
    expect(silent).toEqual([]);
  });

  test("no `export *`", () => {
    expect(sources.filter((name) => /^export (type )?\*/m.test(read(name)))).toEqual([]);
  });

  test("no generated file is tracked", () => {
    expect(tracked.filter((name) => /(^|\/)(generated|dist)\//.test(name))).toEqual([]);
  });

  test("every dependency comes from the catalog or the workspace", () => {
    const manifests = tracked.filter((name) => WORKSPACE_MANIFEST.test(name));
    const loose = manifests.flatMap((name) => {
      const { dependencies, devDependencies } = JSON.parse(read(name)) as Record<
        string,
        Record<string, string> | undefined
      >;
      return Object.entries({ ...dependencies, ...devDependencies })
        .filter(([, range]) => !/^(catalog:|workspace:)/.test(range))
        .map(([dependency, range]) => `${name}: ${dependency} ${range}`);
    });
    expect(loose).toEqual([]);
  });

  test("actions are pinned by commit", () => {
    const workflows = tracked.filter((name) => name.startsWith(".github/workflows/"));
    const uses = workflows.flatMap((name) => read(name).match(/uses: .+/g) ?? []);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  });

  test("links between the pages lead somewhere", () => {
    const pages = tracked.filter((name) => name.endsWith(".md"));
    // A link that begins with a slash is a page of the site, whose tests check it.
    const broken = pages.flatMap((page) =>
      [...readProse(page).matchAll(/\]\((?!https?:|#|mailto:|\/)([^)#\s]+)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !existsSync(join(ROOT, page, "..", target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test("links to the repository lead somewhere", () => {
    const pages = tracked.filter((name) => name.endsWith(".md"));
    const broken = pages.flatMap((page) =>
      [
        ...read(page).matchAll(
          /https:\/\/github\.com\/hcnet\/hcnet\/(?:tree|blob)\/main\/([^)#\s]+)/g,
        ),
      ]
        .map(([, target = ""]) => target)
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test("published packages name their repository, homepage and bugs", () => {
    const root = "https://github.com/hcnet/hcnet";
    const directories = tracked.flatMap(
      (name) => /^(packages\/[^/]+)\/package\.json$/.exec(name)?.[1] ?? [],
    );
    const manifests = directories.map(
      (directory) => [directory, JSON.parse(read(`${directory}/package.json`))] as const,
    );
    const published = manifests.filter(([, manifest]) => manifest.private !== true);
    expect(published.length).toBeGreaterThan(0);
    for (const [directory, { repository, homepage, bugs }] of published) {
      expect({ repository, homepage, bugs }).toEqual({
        repository: { type: "git", url: `git+${root}.git`, directory },
        homepage: `${root}/tree/main/${directory}#readme`,
        bugs: `${root}/issues`,
      });
    }
  });

  test("the READMEs of published packages have absolute links, as npm shows them", () => {
    const readmes = tracked.filter((name) => /^packages\/[^/]+\/README\.md$/.test(name));
    const published = readmes.filter((name) => {
      const manifest = JSON.parse(read(name.replace("README.md", "package.json")));
      return manifest.private !== true;
    });
    expect(published.length).toBeGreaterThan(0);
    const relative = published.filter((name) => /\]\((?!https?:|#|mailto:)/.test(readProse(name)));
    expect(relative).toEqual([]);
  });

  test("every decision is in the list of decisions", () => {
    const list = read("docs/adr/README.md");
    const decisions = tracked.flatMap((name) => /^docs\/adr\/(\d.+)$/.exec(name)?.[1] ?? []);
    expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });

  test("the tests depend on every published package, which is so built before them", () => {
    const { devDependencies } = JSON.parse(read("tests/package.json")) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const published = tracked
      .filter((name) => /^packages\/[^/]+\/package\.json$/.test(name))
      .map(
        (name) => JSON.parse(read(name)) as { readonly name: string; readonly private?: boolean },
      )
      .filter((manifest) => manifest.private !== true);
    const names = published.map(({ name }) => name);
    expect(names.filter((name) => devDependencies[name] === undefined)).toEqual([]);
  });

  test("every folder of tests belongs to one task", () => {
    const { scripts } = JSON.parse(read("tests/package.json")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const folders = tracked
      .flatMap((name) => /^tests\/([^/]+)\/.*\.test\.ts$/.exec(name)?.[1] ?? [])
      // A nightly job runs the tests of other people's tools.
      .filter((name, index, all) => all.indexOf(name) === index && name !== "consumers");
    const named = Object.values(scripts).flatMap(
      (script) =>
        /^vitest run (?:--no-isolate )?((?:[a-z][\w-]*\/? )+)/
          .exec(script)?.[1]
          ?.match(/[\w-]+/g) ?? [],
    );
    expect(named.sort()).toEqual(folders.sort());
  });

  test("every script that runs tests writes a report for the last line of `npm test`", () => {
    const without = tracked
      .filter((name) => WORKSPACE_MANIFEST.test(name))
      .flatMap((name) => {
        const { scripts = {} } = JSON.parse(read(name)) as {
          readonly scripts?: Readonly<Record<string, string>>;
        };
        return Object.values(scripts)
          .filter((script) => script.startsWith("vitest run"))
          .filter((script) => !/ --outputFile\.json=test-results\/[a-z]+\.json$/.test(script))
          .map((script) => `${name}: ${script}`);
      });
    expect(without).toEqual([]);
  });
});
