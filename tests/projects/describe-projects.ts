import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Project } from "./projects.js";
import { type InstallLines, packAll, runProject } from "./run-project.js";

/** Declares a test for each project: it installs by the line of `pack:all`, compiles and calls. */
export function describeProjects(projects: readonly Project[]): void {
  const directory = mkdtempSync(join(tmpdir(), "hcnet-tarballs-"));
  let lines: InstallLines;
  beforeAll(async () => {
    lines = await packAll(directory);
  }, 240_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  describe("a project that installs what `pack:all` packed compiles and calls", () => {
    test.each(projects.map((project) => [project.name, project] as const))(
      "%s",
      async (_, project) => {
        const printed = await runProject(project, lines);
        const calls = printed.match(/^web DOWN$/gm) ?? [];
        expect(calls.length).toBeGreaterThanOrEqual(project.calls ?? 1);
      },
      600_000,
    );
  });
}
