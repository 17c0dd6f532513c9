// `pnpm new-api` in a copy of the repository.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { REGISTERS } from "../../scripts/new-api/registers.js";

test("lays out an API without lint problems, registers it and prints every step that CONTRIBUTING.md lists", () => {
  const copy = mkdtempSync(join(tmpdir(), "hcnet-new-api-"));
  try {
    const registers = Object.keys(REGISTERS);
    const files = ["CONTRIBUTING.md", "package.json", "biome.json", ".gitignore", "specs"];
    for (const name of [...files, "packages/publicips/README.md", ...registers]) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
    const filter = (source: string) => !/node_modules|[\\/]dist([\\/]|$)/.test(source);
    cpSync(join(ROOT, "scripts"), join(copy, "scripts"), { recursive: true, filter });
    symlinkSync(join(ROOT, "scripts/node_modules"), join(copy, "scripts/node_modules"), "junction");
    const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
    const argv = [tsx, "scripts/new-api/index.ts", "vpc-peerings", "VPC peerings"];
    const printed = execFileSync(process.execPath, argv, { cwd: copy, encoding: "utf8" });
    expect(existsSync(join(copy, "specs/vpc-peerings/openapi.yaml"))).toBe(true);
    expect(existsSync(join(copy, "packages/vpc-peerings/package.json"))).toBe(true);
    const without = registers.filter(
      (name) => !readFileSync(join(copy, name), "utf8").includes("vpc-peerings"),
    );
    expect(without).toEqual([]);
    const plugin = "packages/redocly-plugin";
    symlinkSync(join(ROOT, plugin), join(copy, plugin), "junction");
    const redocly = join(ROOT, "scripts/node_modules/@redocly/cli/bin/cli.js");
    const lint = [redocly, "lint", "specs/vpc-peerings/openapi.yaml", "--format=json"];
    const { status, stdout } = spawnSync(process.execPath, lint, { cwd: copy, encoding: "utf8" });
    expect([status, stdout]).toEqual([0, expect.stringContaining('"errors": 0')]);
    const contributing = readFileSync(join(copy, "CONTRIBUTING.md"), "utf8");
    const section = /## Add an API\n([\s\S]+?)\n## /.exec(contributing)?.[1] ?? "";
    const steps = [...section.matchAll(/^\d+\. (.+)$/gm)].map(([, step = ""]) => step);
    expect(steps.length).toBeGreaterThan(1);
    for (const step of steps) expect(printed).toContain(step.replaceAll("<name>", "vpc-peerings"));
    expect(printed).toContain("packages/mock/src/apis/vpc-peerings/<operationId>.ts");
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
