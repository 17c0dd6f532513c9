import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { toSummary } from "../../scripts/review/summary.js";

const base = mkdtempSync(join(tmpdir(), "hcnet-review-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

test("summarizes a planted change for the reviewer, with annotations on its line", () => {
  cpSync(join(ROOT, "specs"), join(base, "specs"), {
    recursive: true,
    filter: (source) => !source.includes("node_modules"),
  });
  symlinkSync(join(ROOT, "packages"), join(base, "packages"));
  const file = join(base, "specs/publicips/schemas/UpdatePublicipOption.yaml");
  const text = readFileSync(file, "utf8");
  // The base allows more, so that this checkout narrows the limit.
  writeFileSync(file, text.replace("maxLength: 64", "maxLength: 80"));
  const output = join(base, "summary.md");
  const script = join(ROOT, "scripts", "review", "index.ts");
  const flags = ["--base", base, "--docs-url", "https://example.com/docs.zip", "--rounds", "1"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", script, ...flags, "--output", output],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, GITHUB_ACTIONS: "true" } },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /::warning file=specs\/publicips\/schemas\/UpdatePublicipOption\.yaml,line=\d+,title=Breaking change::/,
  );
  const summary = readFileSync(output, "utf8");
  expect(summary).toContain("maxLength was decreased to 64");
  expect(summary).toContain("[Docs of this pull request](https://example.com/docs.zip)");
  expect(summary).toMatch(/\| one operation \| \d+ \| \d+ \| 0\.0 % \|/);
  expect(summary).toMatch(/\| signed call, without network \| [\d.]+ \| [\d.]+ \| /);
});

test("shows scores and sizes with their change", () => {
  const summary = toSummary({
    changes: [],
    scores: [{ name: "publicips", before: 92, after: 90.16 }],
    sizes: [{ name: "one operation", before: 10_000, after: 10_500 }],
    times: [{ name: "call", before: undefined, after: 10 }],
    docsUrl: undefined,
  });
  expect(summary).toContain("| publicips | 92.0 | 90.2 | -2.0 % |");
  expect(summary).toContain("| one operation | 10000 | 10500 | +5.0 % |");
  expect(summary).toContain("| call |  | 10.0 | new |");
  expect(summary).not.toContain("Docs of this pull request");
});

test("the workflows that run on pull requests of forks have no token with write access", () => {
  const directory = join(ROOT, ".github", "workflows");
  for (const name of readdirSync(directory)) {
    const text = readFileSync(join(directory, name), "utf8");
    expect(text, name).not.toContain("pull_request_target");
    if (!text.includes("pull_request:")) continue;
    const written = [...text.matchAll(/^\s+([\w-]+): write$/gm)].map(([, scope]) => scope);
    // CodeQL uploads its results; nothing else writes.
    expect(
      written.filter((scope) => scope !== "security-events"),
      name,
    ).toEqual([]);
  }
});
