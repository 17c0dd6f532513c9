// What a page loads for a mock cloud of one API.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { APIS } from "../../scripts/lib/apis.js";

const KILOBYTE = 1_000;
const GUIDE = new URL("../../packages/docs/guides/testing.md", import.meta.url);

/** The most that a page loads for each API, as the guide says. */
const LIMITS = Array.from(
  readFileSync(GUIDE, "utf8").matchAll(/^\| `([\w-]+)`.*\| (\d+) kB +\|$/gm),
  ([, api = "", size]): [api: string, limit: number] => [api, Number(size) * KILOBYTE],
);

async function bundle(api: string) {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export * from "@hcnet/mock/browser"; export * from "@hcnet/mock/apis/${api}";`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    outdir: "out",
    // Not the paths of this repository, which lead to sources.
    tsconfigRaw: "{}",
    logLevel: "error",
  });
  const script = outputFiles.find(({ path }) => path.endsWith("stdin.js"));
  return {
    size: gzipSync(script?.contents ?? "").byteLength,
    inputs: Object.keys(metafile.inputs),
  };
}

test("the guide names each API", () => {
  expect(LIMITS.map(([api]) => api).sort()).toEqual([...APIS].sort());
});

describe.each(LIMITS)("a cloud of %s", (api, limit) => {
  test(`loads nothing of Node and of other APIs, and at most ${limit / KILOBYTE} kB`, async () => {
    // A module of Node would fail the build.
    const { size, inputs } = await bundle(api);
    const others = APIS.filter((name) => name !== api);
    const loaded = others.filter((name) => inputs.some((it) => it.includes(`/${name}/`)));
    expect(loaded).toEqual([]);
    expect(size).toBeLessThanOrEqual(limit);
  });
});
