import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile, type OutputFile } from "esbuild";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

const SESSION = `
  import { createSession } from "@hcnet/runtime";
  const session = createSession({
    region: "cn-north-4",
    projectId: "p",
    credentials: { accessKeyId: "a", secretAccessKey: "s" },
  });
`;
const one = `${SESSION}
  import { updatePublicip } from "@hcnet/publicips/operations";
  updatePublicip(session, {}).then(console.log);
`;
const two = `${one}
  import { deletePublicip } from "@hcnet/publicips/operations";
  deletePublicip(session, {}).then(console.log);
`;

interface Bundle {
  /** What a page loads at once, and all with what it may load later; bytes after gzip. */
  readonly atOnce: number;
  readonly all: number;
  readonly text: string;
}

/** Bundles a program for browsers, as a user's bundler does. */
async function bundle(contents: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: join(ROOT, "packages/publicips") },
    absWorkingDir: ROOT,
    outdir: "bundle",
    // The sources' own choice between platforms is not that of a user.
    tsconfigRaw: "{}",
    logLevel: "error",
    ...{ bundle: true, minify: true, splitting: true, metafile: true, write: false },
    ...{ format: "esm", platform: "browser", target: "es2022" },
  });
  const textOf = (name: string) =>
    outputFiles.find(({ path }: OutputFile) => path === join(ROOT, name))?.text ?? "";
  const sizeOf = (names: readonly string[]) => gzipSync(names.map(textOf).join("\n")).length;
  const names = Object.keys(metafile.outputs);
  const text = names.map(textOf).join("\n");
  return { atOnce: sizeOf(loadedAtOnce(metafile)), all: sizeOf(names), text };
}

function loadedAtOnce({ outputs }: Metafile): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const { kind, path } of outputs[name]?.imports ?? []) {
      if (kind === "import-statement") visit(path);
    }
  };
  for (const [name, { entryPoint }] of Object.entries(outputs))
    if (entryPoint === "<stdin>") visit(name);
  return [...found];
}

describe("a bundle for browsers", () => {
  test("of one operation stays small", async () => {
    const { atOnce, all } = await bundle(one);
    console.log(
      `one operation: ${atOnce} bytes after gzip, ${all} with what is loaded when needed`,
    );
    expect(atOnce).toBeLessThan(11_450);
    expect(all).toBeLessThan(18_200);
  });

  test("grows by no more than 150 bytes with a second operation", async () => {
    const [first, second] = await Promise.all([bundle(one), bundle(two)]);
    expect(second.atOnce - first.atOnce).toBeLessThanOrEqual(150);
  });

  test("needs nothing of Node", async () => {
    const { text } = await bundle(one);
    expect(text).not.toMatch(/"node:|\bBuffer\b|\bprocess\./);
    expect(text).toContain("crypto.subtle");
  });
});
