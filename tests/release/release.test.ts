import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { checkTarball } from "../../scripts/release/check-tarball.js";
import { runProgram } from "../run-program.js";

const directory = mkdtempSync(join(tmpdir(), "hcnet-release-test-"));
const source = join(directory, "package");

interface Planted {
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest?: object;
  readonly without?: readonly string[];
}

const MANIFEST = {
  name: "@hcnet/planted",
  version: "1.0.0",
  license: "MIT",
  type: "module",
  repository: { type: "git", url: "git+https://github.com/hcnet/hcnet.git" },
  engines: { node: ">=20.19" },
  exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
};

/** Packs a small package, as npm would, and returns its tarball. */
function pack({ files = {}, manifest = {}, without = [] }: Planted): string {
  const all: Record<string, string> = {
    "package.json": JSON.stringify({ ...MANIFEST, ...manifest }),
    "README.md": "# planted\n",
    LICENSE: "MIT\n",
    "index.js": "export const one = 1;\n",
    "index.d.ts": "export declare const one: number;\n",
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    if (!without.includes(name)) writeFileSync(join(source, name), text);
  }
  const tarball = join(directory, "hcnet-planted-1.0.0.tgz");
  execFileSync("tar", ["-czf", tarball, "package"], { cwd: directory });
  return tarball;
}

/** Runs the release command. */
async function release(...args: readonly string[]) {
  const { code, stdout, stderr } = await runProgram("scripts/release/index.ts", ...args);
  return { code, output: `${stdout}\n${stderr}` };
}

/** Checks a tarball as the release command does, and returns the problems. */
async function problemsOf(planted: Planted): Promise<string> {
  return (await checkTarball(pack(planted))).problems.join("\n");
}

beforeEach(() => {
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the check of a tarball before its release", () => {
  test("accepts a complete package and prints its size", async () => {
    const { code, output } = await release("--check", pack({}));
    expect(output).toMatch(/@hcnet\/planted +1\.0\.0 +\d\.\d KiB +5 files/);
    expect(code).toBe(0);
  });

  test("rejects an entry without declarations", async () => {
    const problems = await problemsOf({
      manifest: { exports: { ".": "./index.js" } },
      without: ["index.d.ts"],
    });
    expect(problems).toContain("types: expected declarations");
  });

  test("rejects one entry of several without declarations", async () => {
    const problems = await problemsOf({
      manifest: { exports: { ...MANIFEST.exports, "./more": "./more.js" } },
      files: { "more.js": "export const two = 2;\n" },
    });
    expect(problems).toContain("types: expected a declaration for ./more, got none");
  });

  test("rejects a secret key assigned in the code, and does not print it", async () => {
    const secret = "Zk3".repeat(14);
    const files = { "index.js": `export const one = 1;\nconst secretKey = "${secret}";\n` };
    const { code, output } = await release("--check", pack({ files }));
    expect(output).toContain("error: @hcnet/planted: secret: index.js:2");
    expect(output).not.toContain(secret);
    expect(code).toBe(1);
  });

  test("rejects a private key and a token of another service", async () => {
    const dashes = "-".repeat(5);
    const key = `${dashes}BEGIN RSA PRIVATE KEY${dashes}\n${"MIIEowIBAAKCAQEA".repeat(8)}\n${dashes}END RSA PRIVATE KEY${dashes}\n`;
    const token = `ghp_${"aB3dE5".repeat(6)}`;
    const problems = await problemsOf({ files: { "key.txt": key, "notes.txt": `${token}\n` } });
    expect(problems).toContain("secret: key.txt:1");
    expect(problems).toContain("secret: notes.txt:1");
    expect(problems).not.toContain(token);
  });

  test("rejects a missing licence and a range that only the workspace understands", async () => {
    const problems = await problemsOf({
      manifest: { dependencies: { "@hcnet/runtime": "workspace:^" } },
      without: ["LICENSE"],
    });
    expect(problems).toContain("LICENSE: expected in the tarball, got none");
    expect(problems).toContain("expected a version range for @hcnet/runtime, got workspace:^");
  });

  test.each([
    [["--publish", "--dry-run"], "--publish: expected no --dry-run with it, got both"],
    [["--publish", "--check", "a.tgz"], "--publish: expected no --check with it, got both"],
    [["--check"], "--check: expected tarballs, got none"],
    [["a.tgz"], 'expected --check before a tarball, got "a.tgz"'],
  ])("rejects %j", async (args, problem) => {
    expect(await release(...args)).toEqual({ code: 2, output: expect.stringContaining(problem) });
  });
});

describe("the versions of a release", () => {
  test("add the API changes to the changelog and store the released specs", () => {
    const repository = mkdtempSync(join(tmpdir(), "hcnet-version-test-"));
    try {
      cpSync(join(ROOT, "specs"), join(repository, "specs"), {
        recursive: true,
        filter: (name) => !name.includes("node_modules"),
      });
      const version = (text: string) => {
        mkdirSync(join(repository, "packages", "publicips"), { recursive: true });
        const changelog = join(repository, "packages", "publicips", "CHANGELOG.md");
        writeFileSync(changelog, `# @hcnet/publicips\n\n## ${text}\n\n- A change.\n`);
        const script = join(ROOT, "scripts", "release", "version.ts");
        const flags = ["--import", "tsx", script, "--changes-only", "--repository", repository];
        execFileSync(process.execPath, flags, { cwd: ROOT, stdio: "pipe" });
        return readFileSync(changelog, "utf8");
      };
      expect(version("0.1.0")).not.toContain("API changes");
      const model = join(repository, "specs/publicips/schemas/PublicipShowResp.yaml");
      const text = readFileSync(model, "utf8");
      writeFileSync(model, text.replace(/^ {2}bandwidth_name:\n(?: {4}.*\n)+/m, ""));
      expect(readFileSync(model, "utf8")).not.toBe(text);
      expect(version("0.2.0")).toMatch(/## 0\.2\.0\n\n### API changes\n\n#### Breaking changes/);
    } finally {
      rmSync(repository, { recursive: true, force: true });
    }
  });
});
