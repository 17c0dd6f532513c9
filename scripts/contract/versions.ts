import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A version of `specs/` to compare with: its directory, and how to remove it. */
export interface SpecsVersion {
  readonly name: string;
  readonly directory: string;
  remove(): void;
}

function temporary(name: string, fill: (directory: string) => void): SpecsVersion {
  const root = mkdtempSync(join(tmpdir(), "hcnet-contract-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    fill(root);
  } catch (error) {
    remove();
    throw error;
  }
  return { name, directory: join(root, "specs"), remove };
}

/** Extracts `specs/` as it is in a git revision. */
export const specsOfRevision = (repository: string, revision: string): SpecsVersion =>
  temporary(revision, (directory) => {
    const archive = execFileSync("git", ["archive", "--format=tar", revision, "specs"], {
      cwd: repository,
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
    execFileSync("tar", ["-x", "-C", directory], { input: archive });
  });

const released = (repository: string): string => join(repository, "releases", "specs.tar.gz");

/** Extracts `specs/` of the last release, or returns undefined before the first one. */
export function releasedSpecs(repository: string): SpecsVersion | undefined {
  if (!existsSync(released(repository))) return undefined;
  return temporary("the last release", (directory) => {
    execFileSync("tar", ["-xzf", released(repository), "-C", directory]);
  });
}

/** Stores `specs/` as that of the release being made. */
export function storeReleasedSpecs(repository: string): void {
  const draft = mkdtempSync(join(tmpdir(), "hcnet-contract-"));
  try {
    cpSync(join(repository, "specs"), join(draft, "specs"), {
      recursive: true,
      filter: (source) => !/[/\\](node_modules|\.turbo)$/.test(source),
    });
    mkdirSync(join(repository, "releases"), { recursive: true });
    const target = released(repository);
    // Sorted, without owner and time, so that the same specs give the same file.
    const flags = [
      "--sort=name",
      "--owner=0",
      "--group=0",
      "--mtime=@0",
      "--use-compress-program=gzip -n",
    ];
    const archive = join(draft, "specs.tar.gz");
    execFileSync("tar", [...flags, "-cf", archive, "-C", draft, "specs"]);
    copyFileSync(archive, `${target}.draft`);
    renameSync(`${target}.draft`, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
