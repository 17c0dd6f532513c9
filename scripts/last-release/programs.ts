import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// What users may have written against a release: the samples of the docs, and the type tests.
const SOURCES = {
  samples: join("packages", "docs", "samples"),
  types: join("tests", "compatibility", "types"),
} as const;

/** Where the programs of the last release are kept. */
export const releasedPrograms = (repository: string): string =>
  join(repository, "releases", "programs.tar.gz");

/** Stores the samples and type tests as those of the release being made. */
export function storeReleasedPrograms(repository: string): void {
  const draft = mkdtempSync(join(tmpdir(), "hcnet-programs-"));
  try {
    for (const [name, source] of Object.entries(SOURCES)) {
      const directory = join(repository, source);
      mkdirSync(join(draft, name));
      for (const entry of existsSync(directory) ? readdirSync(directory) : []) {
        // Those of one API each, whose package a break concerns.
        const api = entry.replace(/\.ts$/, "");
        if (!existsSync(join(repository, "packages", api, "package.json"))) continue;
        cpSync(join(directory, entry), join(draft, name, entry), { recursive: true });
      }
    }
    mkdirSync(join(repository, "releases"), { recursive: true });
    // Sorted, without owner and time, so that the same programs give the same file.
    const flags = ["--sort=name", "--owner=0", "--group=0", "--mtime=@0"];
    const gzip = "--use-compress-program=gzip -n";
    const names = Object.keys(SOURCES);
    execFileSync("tar", [
      ...flags,
      gzip,
      "-cf",
      releasedPrograms(repository),
      "-C",
      draft,
      ...names,
    ]);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
