import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** A program that makes one call, as a page would. */
export const ONE_OPERATION = `
  import { createSession } from "@hcnet/runtime";
  import { updatePublicip } from "@hcnet/publicips/operations";
  const session = createSession({
    region: "cn-north-4",
    projectId: "p",
    credentials: { accessKeyId: "a", secretAccessKey: "s" },
  });
  updatePublicip(session, {}).then(console.log);
`;

/** The whole client of an API. */
export const WHOLE_CLIENT = `export * from "@hcnet/publicips";`;

/** A program that was bundled for browsers. */
export interface BrowserBundle {
  /** What a page loads at once, in bytes after gzip. */
  readonly atOnce: number;
  /** All with what the page may load later, in bytes after gzip. */
  readonly all: number;
  readonly text: string;
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

/** Bundles a program for browsers, as a user's bundler does, with the packages of a built checkout. */
export async function bundleForBrowsers(
  checkout: string,
  contents: string,
): Promise<BrowserBundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: join(checkout, "packages/publicips") },
    absWorkingDir: checkout,
    outdir: "bundle",
    // The sources' own choice between platforms is not that of a user.
    tsconfigRaw: "{}",
    logLevel: "error",
    ...{ bundle: true, minify: true, splitting: true, metafile: true, write: false },
    ...{ format: "esm", platform: "browser", target: "es2022" },
  });
  const textOf = (name: string) =>
    outputFiles.find(({ path }) => path === join(checkout, name))?.text ?? "";
  const sizeOf = (names: readonly string[]) => gzipSync(names.map(textOf).join("\n")).length;
  const names = Object.keys(metafile.outputs);
  const text = names.map(textOf).join("\n");
  return { atOnce: sizeOf(loadedAtOnce(metafile)), all: sizeOf(names), text };
}
