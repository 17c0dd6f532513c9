import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { extensions } from "@hcnet/redocly-plugin/extensions";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { OpenApiDocument } from "../src/documents/document.js";
import { filesIn, PACKAGE, readJson, readText } from "./support/dist.js";

const require = createRequire(import.meta.url);
const CLI = join(dirname(require.resolve("@redocly/cli/package.json")), "bin", "cli.js");

test("describes every extension and has a JSON Schema for its value", () => {
  const page = readText("EXTENSIONS.md");
  const names = [...page.matchAll(/^## (x-.+)$/gm)].map(([, name]) => name);
  expect(names).toEqual(Object.keys(extensions));
  for (const name of names) {
    const ajv = new Ajv2020({ $data: true, strict: false });
    expect(ajv.validateSchema(readJson(`extensions/${name}.schema.json`))).toBe(true);
  }
});

test("has workflows that name documents of the package", () => {
  const workflows = filesIn("workflows");
  expect(workflows).not.toEqual([]);
  for (const name of workflows) {
    const { sourceDescriptions } = parse(readText(`workflows/${name}`)) as {
      sourceDescriptions: { url: string }[];
    };
    for (const { url } of sourceDescriptions) {
      expect(() => readFileSync(join(PACKAGE, "dist", "workflows", url))).not.toThrow();
    }
  }
});

test("has an overlay that leaves the read operations", () => {
  const directory = mkdtempSync(join(tmpdir(), "hcnet-overlay-"));
  const output = join(directory, "read-only.json");
  try {
    const args = ["bundle", "dist/openapi/publicips.json", `--output=${output}`];
    execFileSync(
      process.execPath,
      [CLI, ...args, "--overlay=overlays/read-only.overlay.yaml", "--extends=minimal"],
      { cwd: PACKAGE, stdio: "pipe", env: { ...process.env, REDOCLY_TELEMETRY: "off" } },
    );
    const document = JSON.parse(readFileSync(output, "utf8")) as OpenApiDocument;
    expect(document.info.title).toBe("Elastic IP addresses (read only)");
    const methods = Object.values(document.paths).flatMap((item) => Object.keys(item));
    expect(new Set(methods)).toEqual(new Set(["get"]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
