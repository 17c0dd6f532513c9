import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkContract } from "../../scripts/contract/check.js";
import { ROOT } from "../../scripts/lib/apis.js";

const repository = mkdtempSync(join(tmpdir(), "hcnet-contract-test-"));
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });

function edit(file: string, change: (source: string) => string): void {
  const path = join(repository, file);
  const source = readFileSync(path, "utf8");
  const changed = change(source);
  expect(changed, `${file} has no such text`).not.toBe(source);
  writeFileSync(path, changed);
}

function changeset(bump: string, summary: string): void {
  const text = `---\n"@hcnet/publicips": ${bump}\n---\n\n${summary}\n`;
  writeFileSync(join(repository, ".changeset", "planted.md"), text);
}

/** Runs the check in this process, as the command does. */
async function contract(): Promise<{ status: number; output: string }> {
  const printed: string[] = [];
  const problems = await checkContract({
    repository,
    base: "HEAD",
    print: (text) => printed.push(text),
  });
  return { status: problems.size > 0 ? 1 : 0, output: [...printed, ...problems].join("\n") };
}

/** Returns a PATH that has the tools the command may need, and no other. */
function toolsOnly(): string {
  const directory = mkdtempSync(join(repository, ".git", "tools-"));
  const directories = (process.env.PATH ?? "").split(delimiter);
  for (const tool of ["git", "tar", "gzip"]) {
    const file = directories.map((name) => join(name, tool)).find((path) => existsSync(path));
    if (file === undefined) throw new Error(`PATH: expected a directory with ${tool}, got none`);
    symlinkSync(file, join(directory, tool));
  }
  return directory;
}

function contractCommand(): { status: number | null; output: string } {
  const script = join(ROOT, "scripts", "contract", "index.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", script, "--repository", repository, "--base", "HEAD"],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, PATH: toolsOnly(), GITHUB_ACTIONS: "", GITHUB_STEP_SUMMARY: "" },
    },
  );
  return { status, output: stdout + stderr };
}

const MODEL = "specs/publicips/schemas/PublicipShowResp.yaml";
const REQUEST = "specs/publicips/schemas/UpdatePublicipOption.yaml";

beforeAll(() => {
  for (const name of ["specs", "package.json", "pnpm-workspace.yaml"]) {
    cpSync(join(ROOT, name), join(repository, name), {
      recursive: true,
      filter: (source) => !source.includes("node_modules"),
    });
  }
  for (const name of ["publicips", "runtime"]) {
    mkdirSync(join(repository, "packages", name), { recursive: true });
    const manifest = { name: `@hcnet/${name}`, version: "1.2.3" };
    writeFileSync(join(repository, "packages", name, "package.json"), JSON.stringify(manifest));
  }
  mkdirSync(join(repository, ".changeset"));
  cpSync(join(ROOT, ".changeset", "config.json"), join(repository, ".changeset", "config.json"));
  writeFileSync(join(repository, "pnpm-lock.yaml"), "");
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "base");
});
beforeEach(() => {
  git("reset", "-q", "--hard");
  git("clean", "-qfd");
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe("the contract check", () => {
  test("passes and says so when nothing changed", () => {
    expect(contractCommand()).toMatchObject({
      status: 0,
      output: expect.stringContaining("No API changes"),
    });
  });

  const planted: readonly [string, () => void, string, string][] = [
    [
      "a removed response property",
      () => edit(MODEL, (text) => text.replace(/^ {2}bandwidth_name:\n(?: {4}.*\n)+/m, "")),
      "major",
      "removed the optional property publicip/bandwidth_name",
    ],
    [
      "a new required request property",
      () =>
        edit(REQUEST, (text) => text.replace(/^properties:/m, "required: [port_id]\nproperties:")),
      "major",
      "the request property publicip/port_id became required",
    ],
    [
      "a narrowed limit",
      () => edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 20")),
      "major",
      "maxLength was decreased to 20",
    ],
    [
      "a new optional response property",
      () =>
        edit(MODEL, (text) =>
          text.replace(/^properties:/m, "properties:\n  planted:\n    type: string"),
        ),
      "minor",
      "added the optional property publicip/planted",
    ],
    [
      "a removed waiter",
      () =>
        edit("specs/publicips/paths/publicip.yaml", (text) =>
          text.replace("waitForPublicipBound:", "waitForPublicipBind:"),
        ),
      "major",
      "removed showPublicip x-waiters waitForPublicipBound",
    ],
    [
      "a changed description",
      () => edit(MODEL, (text) => text.replace(/^description: .*/m, "description: Another text.")),
      "patch",
      "changed descriptions or examples",
    ],
  ];

  test.each(planted)("requires the right bump for %s", async (_, plant, bump, text) => {
    plant();
    const without = await contract();
    expect(without.output).toContain(text);
    expect(without.output).toContain(`the changes need a ${bump} bump, the changesets say none`);
    expect(without.status).toBe(1);
  });

  test("accepts the bump that a change needs", async () => {
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 20"));
    changeset("major", "Breaking: aliases have at most 20 characters.");
    expect(await contract()).toMatchObject({ status: 0 });
  });

  test("rejects a lesser bump than the change needs", () => {
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 20"));
    changeset("minor", "Narrows a limit.");
    const { status, output } = contractCommand();
    expect(output).toContain("need a major bump, the changesets say minor");
    expect(status).toBe(1);
  });

  test("accepts a minor bump for a break before 1.0 if the changeset says Breaking", async () => {
    edit("packages/publicips/package.json", (text) => text.replace("1.2.3", "0.2.3"));
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 20"));
    changeset("minor", "Narrows a limit.");
    const quiet = await contract();
    expect(quiet.output).toContain('a changeset must say "Breaking:"');
    expect(quiet.status).toBe(1);
    changeset("minor", "Breaking: aliases have at most 20 characters.");
    expect(await contract()).toMatchObject({ status: 0 });
  });

  test("says which bump is needed when the changesets suffice", async () => {
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 80"));
    changeset("minor", "Allows longer aliases.");
    const { status, output } = await contract();
    expect(output).toContain("@hcnet/publicips: needs a minor bump, the changesets say minor");
    expect(status).toBe(0);
  });

  test("fails for a document that cannot be read, and says what to run", () => {
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: ["));
    const { status, output } = contractCommand();
    expect(output).toContain(
      "error: specs/publicips/openapi.yaml: cannot be compared; run pnpm lint.",
    );
    expect(output).not.toMatch(/^ {4}at /m);
    expect(status).toBe(1);
  });

  test("names each file with a changed description, and the APIs that share it", async () => {
    edit(MODEL, (text) => text.replace(/^description: .*/m, "description: Another text."));
    edit("specs/shared/direct-connect/NotFound.yaml", (text) =>
      text.replace(/^description: .*/m, "description: Another text."),
    );
    const { output } = await contract();
    expect(output).toMatch(new RegExp(`publicips\\n {2}documentation +${MODEL}:\\d+ `));
    for (const api of ["vif-peers", "vif-peer-detections"]) {
      expect(output).toMatch(
        new RegExp(`${api}\\n {2}documentation +specs/shared/direct-connect/NotFound.yaml:\\d+ `),
      );
    }
  });

  test("names the file and the line of a change", async () => {
    edit(REQUEST, (text) => text.replace("maxLength: 64", "maxLength: 20"));
    const line = readFileSync(join(repository, REQUEST), "utf8")
      .split("\n")
      .findIndex((text) => text.includes("maxLength: 20"));
    const { output } = await contract();
    expect(output).toMatch(new RegExp(`${REQUEST}:(${line - 1}|${line}|${line + 1})\\b`));
  });
});
