import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Tarball } from "./packages.js";

const exec = promisify(execFile);

/** Tells whether the registry has this version of a package. */
async function isPublished(name: string, version: string): Promise<boolean> {
  try {
    const { stdout } = await exec("npm", ["view", `${name}@${version}`, "version"]);
    return stdout.trim() === version;
  } catch (error) {
    if (/\bE404\b/.test((error as { stderr?: string }).stderr ?? "")) return false;
    throw error;
  }
}

/**
 * Publishes the tarballs that the registry does not have, each after its dependencies. In GitHub
 * Actions npm authenticates through OIDC (trusted publishing) and adds provenance.
 */
export async function publishTarballs(
  tarballs: readonly Tarball[],
  report: (line: string) => void,
): Promise<void> {
  const provenance = process.env.GITHUB_ACTIONS === "true" ? ["--provenance"] : [];
  for (const { file, package: one } of tarballs) {
    const { name, version } = one.manifest;
    if (await isPublished(name, version)) {
      report(`${name}@${version} is already published`);
      continue;
    }
    await exec("npm", ["publish", file, "--access", "public", ...provenance]);
    report(`published ${name}@${version}`);
  }
}
