import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { lintSource } from "@secretlint/core";
import { creator as secretRules } from "@secretlint/secretlint-rule-preset-recommend";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Manifest } from "./packages.js";

type Package = ReturnType<typeof createPackageFromTarballData>;

/** What a tarball has: its manifest, the number and size of its files, and the problems found. */
export interface CheckedTarball {
  readonly manifest: Manifest;
  readonly files: number;
  readonly packedBytes: number;
  readonly problems: readonly string[];
}

/** Kinds that the package's README names as unsupported: `moduleResolution: "node10"`, and Node.js before require(esm). */
const ACCEPTED = new Set(["NoResolution:node10", "CJSResolvesToESM:node16-cjs"]);

/** Names under which an access key's secret, a password or a token is assigned a literal. */
const ASSIGNED_SECRET =
  /(?:secret_?(?:access_?)?key|\bsk|password|auth_?token)["']?\s*[:=]\s*["']([A-Za-z0-9+/_=-]{32,})["']/gi;

/** The values of documentation and tests that look like secrets and are none. */
const isPlaceholder = (value: string): boolean => /^(.)\1*$|example|your-/i.test(value);

/**
 * Checks a tarball as its users will get it: publint, the types of every entry (arethetypeswrong),
 * the files and properties that npm shows, and that no file holds a secret.
 *
 * @param secrets whether to search for secrets, which takes longer than all the rest.
 */
export async function checkTarball(
  file: string,
  { secrets = true }: { readonly secrets?: boolean } = {},
): Promise<CheckedTarball> {
  const data = new Uint8Array(await readFile(file));
  const contents = createPackageFromTarballData(data);
  const root = `/node_modules/${contents.packageName}/`;
  const files = contents.listFiles().filter((name) => name.startsWith(root));
  const manifest = JSON.parse(contents.readFile(`${root}package.json`)) as Manifest;
  const problems = [
    ...manifestProblems(manifest, files, root),
    ...(await publintProblems(data)),
    ...(await typeProblems(contents)),
    ...(secrets ? await secretProblems(contents, files, root) : []),
  ];
  return { manifest, files: files.length, packedBytes: data.byteLength, problems };
}

function manifestProblems(manifest: Manifest, files: readonly string[], root: string): string[] {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies });
  return [
    ...["README.md", "LICENSE"]
      .filter((name) => !files.includes(root + name))
      .map((name) => `${name}: expected in the tarball, got none`),
    ...(["license", "repository"] as const)
      .filter((name) => manifest[name] === undefined)
      .map((name) => `package.json: expected "${name}", got none`),
    ...ranges
      .filter(([, range]) => /^(?:workspace|file|link|catalog):/.test(range))
      .map(([name, range]) => `package.json: expected a version range for ${name}, got ${range}`),
  ];
}

async function publintProblems(data: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

async function typeProblems(contents: Package): Promise<string[]> {
  const analysis = await checkPackage(contents);
  if (!analysis.types) return ["types: expected declarations for every entry, got none"];
  const untyped = Object.entries(analysis.entrypoints).flatMap(([entry, { resolutions }]) =>
    resolutions.bundler?.isWildcard !== true &&
    resolutions.bundler?.resolution?.isTypeScript !== true &&
    resolutions.bundler?.resolution?.isJson !== true
      ? [`types: expected a declaration for ${entry}, got none`]
      : [],
  );
  const wrong = analysis.problems
    .filter((problem) => {
      const kind = "resolutionKind" in problem ? problem.resolutionKind : "";
      return !ACCEPTED.has(`${problem.kind}:${kind}`);
    })
    .map(
      (problem) => `types: ${problem.kind} ${"entrypoint" in problem ? problem.entrypoint : ""}`,
    );
  return [...new Set([...untyped, ...wrong])];
}

async function secretProblems(
  contents: Package,
  files: readonly string[],
  root: string,
): Promise<string[]> {
  const problems: string[] = [];
  for (const path of files) {
    const content = contents.readFile(path);
    const name = path.slice(root.length);
    const { messages } = await lintSource({
      source: { filePath: name, content, ext: "", contentType: "text" },
      options: { config: { rules: [{ id: "preset", rule: secretRules }] }, maskSecrets: true },
    });
    problems.push(
      ...messages.map(({ ruleId, loc }) => `secret: ${name}:${loc.start.line} (${ruleId})`),
    );
    for (const { index, 1: value = "" } of content.matchAll(ASSIGNED_SECRET)) {
      if (isPlaceholder(value)) continue;
      const line = content.slice(0, index).split("\n").length;
      problems.push(`secret: ${name}:${line} (a literal assigned to a key, password or token)`);
    }
  }
  return problems;
}
