import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, installTarballs, publishedPackages, ROOT } from "./pack.js";

const exec = promisify(execFile);
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installTarballs();
});

afterAll(() => consumer.remove());

/** What tsc prints about the consumer's files; empty if they compile. */
async function compile(): Promise<string> {
  try {
    await exec(process.execPath, [TSC, "-p", consumer.directory]);
    return "";
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

describe("a project that installs the packed tarballs", () => {
  test("compiles the calls that are right and refuses those that are wrong", async () => {
    expect(await compile()).toBe("");
  });

  test("would not compile if one of the wrong calls were right", async () => {
    const file = join(consumer.directory, "wrong-calls.ts");
    const text = await readFile(file, "utf8");
    try {
      await writeFile(file, text.replace('{ nmae: "a" }', '{ name: "a" }'));
      expect(await compile()).toMatch(/wrong-calls\.ts.+Unused '@ts-expect-error'/);
    } finally {
      await writeFile(file, text);
    }
  });

  test("compiles the example of each client's README", async () => {
    const directories = await publishedPackages();
    for (const directory of directories) {
      const readme = await readFile(join(directory, "README.md"), "utf8");
      const [, example] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
      if (example === undefined) continue;
      await writeFile(join(consumer.directory, `readme-${basename(directory)}.ts`), example);
    }
    expect(await compile()).toBe("");
  });

  test("runs the example of the README as it stands there", async () => {
    const readme = await readFile(join(ROOT, "README.md"), "utf8");
    const [, example] = /<!-- example -->\s*```ts\n([\s\S]+?)```/.exec(readme) ?? [];
    if (example === undefined) throw new Error("README.md has no example after <!-- example -->");
    await writeFile(join(consumer.directory, "example.mjs"), example);
    const { stdout, stderr } = await exec(process.execPath, ["example.mjs"], {
      cwd: consumer.directory,
    });
    expect(stdout).toContain("ACTIVE");
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
        await expect(
          readFile(join(installed, target)),
          `${manifest.name} ${target}`,
        ).resolves.toBeDefined();
      }
    }
  });

  test("finds nothing amiss in what is packed", async () => {
    for (const pkgDir of await publishedPackages()) {
      const { messages } = await publint({ pkgDir, pack: "pnpm", strict: true });
      expect(messages, pkgDir).toEqual([]);
    }
  });

  test("gets nothing but the runtime with a client", async () => {
    const scope = join(consumer.directory, "node_modules", "@hcnet");
    const names = (await readdir(scope)).filter((name) => !/^(mock|redocly-plugin)$/.test(name));
    expect(names).toHaveLength(6);
    for (const name of names) {
      const manifest = await readFile(join(scope, name, "package.json"), "utf8");
      const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: object };
      expect(Object.keys(dependencies)).toEqual(name === "runtime" ? [] : ["@hcnet/runtime"]);
    }
  });
});
