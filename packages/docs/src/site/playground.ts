import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { hashSource } from "./policy.js";

const PLAYGROUND = fileURLToPath(new URL("../playground", import.meta.url));

/** Members of a document that the mock does not read; half of the documents. */
const PROSE = new Set(["description", "x-source-note", "x-source", "x-enumDescriptions"]);

/** Leaves prose out of OpenAPI documents. */
const withoutProse: Plugin = {
  name: "without-prose",
  setup({ onLoad }) {
    onLoad({ filter: /openapi\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(strip(JSON.parse(await readFile(path, "utf8")))),
      loader: "json",
    }));
  },
};

/** The document without prose; examples and names of properties stay as they are. */
function strip(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => strip(item));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => isMap || !PROSE.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === "value" || (key === "examples" && Array.isArray(value))
        ? value
        : strip(value, key === "properties"),
    ]),
  );
}

/** The script of the worker as text; the page hands it to the sandboxed frame. */
export async function workerSource(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PLAYGROUND, "worker.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    platform: "browser",
    // The configuration of the runtime resolves its imports to files for Node.
    tsconfigRaw: "{}",
    legalComments: "none",
    plugins: [withoutProse],
    // Chunks of the mock without side effects are omitted, as they should be.
    logOverride: { "ignored-bare-import": "silent" },
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * The page of the sandboxed frame. Its policy lets the frame run its own script and workers out of
 * what it was handed, and lets nothing be loaded or sent.
 */
export async function framePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PLAYGROUND, "frame.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    platform: "browser",
    // The configuration of the runtime resolves its imports to files for Node.
    tsconfigRaw: "{}",
  });
  const script = (outputFiles[0]?.text ?? "").trim();
  const policy = `default-src 'none'; script-src ${hashSource(script)} blob:; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Sandbox of the samples</title>
</head>
<body>
<script>${script}</script>
</body>
</html>
`;
}
