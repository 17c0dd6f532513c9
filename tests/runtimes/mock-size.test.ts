// What a page loads for a mock cloud of one API.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const KILOBYTE = 1_000;
/** Compressed sizes of the scripts that are loaded at once, with some room. */
const BUDGETS = {
  publicips: 111 * KILOBYTE,
  "sub-network-interfaces": 82 * KILOBYTE,
  "vif-peer-detections": 63 * KILOBYTE,
  "vif-peers": 81 * KILOBYTE,
  "vpc-endpoint-services": 127 * KILOBYTE,
};

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

describe.each(Object.entries(BUDGETS))("a cloud of %s", (api, budget) => {
  test(`loads nothing of Node and of other APIs, and at most ${budget / KILOBYTE} kB`, async () => {
    // A module of Node would fail the build.
    const { size, inputs } = await bundle(api);
    const others = Object.keys(BUDGETS).filter((name) => name !== api);
    const loaded = others.filter((name) => inputs.some((it) => it.includes(`/${name}/`)));
    expect(loaded).toEqual([]);
    expect(size).toBeLessThanOrEqual(budget);
  });
});
