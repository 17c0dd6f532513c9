// The package as built: what its users import.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const ROOT = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")) as {
  imports: Record<string, Record<"node" | "default", string>>;
  exports: Record<string, string | { default: string; types: string }>;
};

/** The files and the bare names that a file of `dist` imports, directly or not. */
function importsOf(
  file: URL,
  condition: "node" | "default",
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(file.href)) return seen;
  seen.add(file.href);
  for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/\bfrom "([^"]+)"/g)) {
    const chosen = manifest.imports[name]?.[condition];
    if (chosen !== undefined) importsOf(new URL(chosen, ROOT), condition, seen);
    else if (name.startsWith(".")) importsOf(new URL(name, file), condition, seen);
    else seen.add(name);
  }
  return seen;
}

const entries = Object.values(manifest.exports).filter((entry) => typeof entry === "object");

const apart = ["./dist/node/index.js", "./dist/telemetry/opentelemetry/index.js"];
const everywhere = entries.filter((entry) => !apart.includes(entry.default));

test.each(everywhere)("$default needs nothing of Node outside Node", ({ default: entry }) => {
  const names = [...importsOf(new URL(entry, ROOT), "default")];
  const bare = names.filter((name) => !name.startsWith("file:"));
  expect(bare.filter((name) => name.startsWith("node:") || builtinModules.includes(name))).toEqual(
    [],
  );
  expect(bare.filter((name) => name !== "openapi-fetch")).toEqual([]);
});

test("the main entry gets WebCrypto outside Node", () => {
  const names = [...importsOf(new URL("dist/index.js", ROOT), "default")];
  expect(names.some((name) => name.endsWith("digest.web.js"))).toBe(true);
});

test("only those who import the sub-path of OpenTelemetry need its API", () => {
  const names = importsOf(new URL("dist/telemetry/opentelemetry/index.js", ROOT), "default");
  expect([...names].filter((name) => !name.startsWith("file:"))).toEqual(["@opentelemetry/api"]);
});

test("Node gets node:crypto", () => {
  expect(importsOf(new URL("dist/index.js", ROOT), "node")).toContain("node:crypto");
});

test("every export is there, with types", () => {
  for (const { default: entry, types } of entries) {
    expect(readFileSync(new URL(entry, ROOT), "utf8")).not.toBe("");
    expect(readFileSync(new URL(types, ROOT), "utf8")).not.toBe("");
  }
});

test("the built package signs like the sources", async () => {
  const program = `
    import { signRequest } from "@hcnet/runtime";
    const url = "https://vpc.cn-north-4.myhuaweicloud.com/v3/8c6fb137a48a428aaf9a0229dca4edb3/vpc/sub-network-interfaces?limit=2&id=b&id=a&description=a%20b%2F%E4%B8%AD";
    const options = { accessKeyId: "TESTAK", secretAccessKey: "TESTSK", date: new Date("2025-07-05T07:11:14Z") };
    const headers = await signRequest({ method: "GET", url }, options);
    console.log(headers.Authorization.split("Signature=")[1]);
  `;
  const argv = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: ROOT });
  expect(stdout.trim()).toBe("15cb026059b007e3b1b7697269842ad37450f0a680723a30e35a1153ff5b9fe8");
});
