import { execFile } from "node:child_process";
import { access, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { APIS } from "../../scripts/lib/apis.js";
import { NIGHTLY } from "../../scripts/lib/nightly.js";
import { checkTarball } from "../../scripts/release/check-tarball.js";
import {
  type Consumer,
  installTarballs,
  installWithPnpm,
  publishedPackages,
  ROOT,
} from "./pack.js";

const exec = promisify(execFile);
const [OLDEST, SAME, NEWEST] = ["typescript-5.4", "typescript", "typescript-7"] as const;
/** The oldest that the types are for, at night the one they are made with, and the newest. */
const COMPILERS = NIGHTLY ? [OLDEST, SAME, NEWEST] : [OLDEST, NEWEST];
/** Those that write declarations. */
const WRITERS = NIGHTLY ? COMPILERS : [NEWEST];
/** What tsc prints when one of the wrong calls is right after all. */
const UNUSED = /^planted\.ts\(\d+,\d+\): error TS2578: Unused '@ts-expect-error' directive\.\n$/;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installTarballs();
  await writeFile(join(consumer.directory, "entries.ts"), await importsOfAll());
  await writeReadmeExamples();
  const wrong = await readFile(join(consumer.directory, "wrong-calls.ts"), "utf8");
  const planted = wrong.replace('{ nmae: "a" }', '{ name: "a" }');
  await writeFile(join(consumer.directory, "planted.ts"), planted);
});

afterAll(() => consumer.remove());

/** Imports the types of every entry, but of those that need a package which is the user's own. */
async function importsOfAll(): Promise<string> {
  const imports: string[] = [];
  for (const directory of await publishedPackages()) {
    const { name, exports } = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
    for (const [entry, target] of Object.entries(exports)) {
      const hasTypes = typeof target === "object" && target !== null && "types" in target;
      if (!hasTypes || /(opentelemetry|msw|vitest)$/.test(entry)) continue;
      // The types of the MCP SDK need `@types/node`, which a client does not.
      if (name === "@hcnet/mcp") continue;
      imports.push(`export type * as n${imports.length} from "${name}${entry.slice(1)}";\n`);
    }
  }
  return imports.join("");
}

/** Writes the example of each package's README. */
async function writeReadmeExamples(): Promise<void> {
  for (const directory of await publishedPackages()) {
    const readme = await readFile(join(directory, "README.md"), "utf8");
    const [, example] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
    if (example === undefined) continue;
    await writeFile(join(consumer.directory, `readme-${basename(directory)}.ts`), example);
  }
}

/** What tsc prints about the consumer's files; empty if they compile. */
async function compile(compiler: string): Promise<string> {
  const tsc = join(ROOT, "tests", "node_modules", compiler, "bin", "tsc");
  try {
    await exec(process.execPath, [tsc, "-p", ".", "--pretty", "false"], {
      cwd: consumer.directory,
    });
    return "";
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

describe("a project that installs the packed tarballs", () => {
  test.each(COMPILERS)(
    "compiles all entries, the examples of READMEs and the right calls, and rejects the wrong ones, with %s",
    async (compiler) => {
      expect(await compile(compiler)).toMatch(UNUSED);
    },
  );

  test("declares functions that return clients, installed by pnpm without @hcnet/runtime", async () => {
    const project = await installWithPnpm(consumer, ["publicips", "vpc-endpoint-services"]);
    onTestFinished(() => rm(project, { recursive: true, force: true }));
    await expect(access(join(project, "node_modules", "@hcnet", "runtime"))).rejects.toThrow();
    const options = ["--declaration", "--strict", "--target", "es2022", "--module", "nodenext"];
    for (const compiler of WRITERS) {
      const tsc = join(ROOT, "tests", "node_modules", compiler, "bin", "tsc");
      const argv = [tsc, ...options, "--outDir", `out-${compiler}`, "library.ts"];
      const printed = await exec(process.execPath, argv, { cwd: project }).then(
        ({ stdout }) => stdout,
        ({ stdout }: { readonly stdout: string }) => stdout,
      );
      expect(printed, compiler).toBe("");
      const declared = await readFile(join(project, `out-${compiler}`, "library.d.ts"), "utf8");
      expect(declared).not.toMatch(/\.pnpm|node_modules|@hcnet\/runtime/);
    }
  });

  test("runs the example of the root README, which prints what its comments say", async () => {
    const readme = await readFile(join(ROOT, "README.md"), "utf8");
    const [, example] = /<!-- example -->\s*```ts\n([\s\S]+?)```/.exec(readme) ?? [];
    if (example === undefined) throw new Error("README.md has no example after <!-- example -->");
    await writeFile(join(consumer.directory, "example.mjs"), example);
    const { stdout, stderr } = await exec(process.execPath, ["example.mjs"], {
      cwd: consumer.directory,
    });
    const printed = [...example.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line]) => line);
    expect(printed).not.toEqual([]);
    expect(stdout.trim().split("\n")).toEqual(printed);
    expect(stderr).toBe("");
  });

  test("finds what every package exports", async () => {
    for (const directory of await publishedPackages()) {
      const manifest = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
      const targets = Object.values(manifest.exports as Record<string, string | object>)
        .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
        .filter((target): target is string => typeof target === "string");
      const installed = join(consumer.directory, "node_modules", manifest.name);
      for (const target of targets) {
        // A pattern such as "./dist/openapi/*" stands for the files of a directory.
        const found = target.endsWith("/*")
          ? readdir(join(installed, target.slice(0, -1)))
          : readFile(join(installed, target));
        await expect(found, `${manifest.name} ${target}`).resolves.not.toHaveLength(0);
      }
    }
  });

  test("finds nothing that a release would reject in what is packed", async () => {
    // The clients differ in names alone; one is the kind of all.
    const clients = APIS.slice(1).map((api) => `hcnet-${api}-`);
    for (const file of consumer.tarballs) {
      if (!NIGHTLY && clients.some((client) => file.startsWith(client))) continue;
      const path = join(consumer.directory, file);
      const { problems } = await checkTarball(path, { secrets: NIGHTLY });
      expect(problems, file).toEqual([]);
    }
  });

  test("gets nothing but the runtime with a client", async () => {
    const scope = join(consumer.directory, "node_modules", "@hcnet");
    const names = (await readdir(scope)).filter(
      (name) => !/^(cli|mcp|mock|redocly-plugin|specs)$/.test(name),
    );
    expect(names).toHaveLength(6);
    for (const name of names) {
      const manifest = await readFile(join(scope, name, "package.json"), "utf8");
      const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: object };
      expect(Object.keys(dependencies)).toEqual(
        name === "runtime" ? ["openapi-fetch"] : ["@hcnet/runtime"],
      );
    }
  });
});
