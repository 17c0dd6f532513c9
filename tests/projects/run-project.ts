import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { createMockCloud } from "@hcnet/mock";
import { ROOT } from "../../scripts/lib/apis.js";
import type { Project } from "./projects.js";

const exec = promisify(execFile);
const YARN = "@yarnpkg/cli-dist@4.18.1";
const FLAGS = ["--no-audit", "--no-fund", "--prefer-offline"];

/** The install lines that `pnpm pack:all` prints, by package manager. */
export type InstallLines = Readonly<Record<"npm" | "pnpm" | "yarn", readonly string[]>>;

const CLIENTS = ["publicips"];

/** A line without the packages that a project does not need, of all that it names. */
function needed(line: readonly string[], { packages = CLIENTS }: Project): readonly string[] {
  const names = [...packages, "runtime"].map((name) => `hcnet-${name}.tgz`);
  return line.filter((word) => !word.endsWith(".tgz") || names.includes(basename(word)));
}

/** Packs all packages into a directory and returns the install lines. */
export async function packAll(directory: string): Promise<InstallLines> {
  const tsx = join(ROOT, "node_modules/.bin/tsx");
  const { stdout } = await exec(tsx, [join(ROOT, "scripts/pack-all.ts"), directory]);
  const line = (start: string): readonly string[] => {
    const found = stdout.split("\n").find((text) => text.startsWith(start));
    if (found === undefined) throw new Error(`pack:all printed no line that starts with ${start}`);
    return found.split(" ");
  };
  return { npm: line("npm install"), pnpm: line("pnpm add"), yarn: line("yarn add") };
}

/** Runs commands in the directory of a project; `yarn` is the one installed in `tools`. */
class Shell {
  readonly #directory: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(directory: string, env: Readonly<Record<string, string>>) {
    this.#directory = directory;
    // Settings of the package manager that runs the tests are not those of the project.
    const own = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|pnpm_|NODE_OPTIONS|VITEST|NODE_ENV)/i.test(name),
    );
    this.#env = { ...Object.fromEntries(own), CI: "1", ...env };
  }

  async run([command = "", ...args]: readonly string[]): Promise<string> {
    const [file, argv] =
      command === "yarn"
        ? [
            "node",
            [join(this.#directory, "tools/node_modules/@yarnpkg/cli-dist/bin/yarn.js"), ...args],
          ]
        : [command, args];
    try {
      const { stdout } = await exec(file, argv, { cwd: this.#directory, env: this.#env });
      return stdout;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
    }
  }
}

async function writeFiles(directory: string, { files, manifest }: Project): Promise<void> {
  const fields = { name: "project", private: true, type: "module", ...manifest };
  const all = { "package.json": JSON.stringify(fields), ...files };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
}

const versioned = ({ dependencies = {} }: Project): readonly string[] =>
  Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);

async function install(
  shell: Shell,
  directory: string,
  project: Project,
  lines: InstallLines,
): Promise<void> {
  const { packageManager = "npm" } = project;
  if (packageManager === "npm") {
    await shell.run([...needed(lines.npm, project), ...versioned(project), ...FLAGS]);
  } else if (packageManager === "yarn") {
    await shell.run(["npm", "install", "--prefix", "tools", YARN, ...FLAGS]);
    await writeFile(join(directory, ".yarnrc.yml"), "nodeLinker: pnp\nenableTelemetry: false\n");
    await writeFile(join(directory, "yarn.lock"), "");
    await shell.run(needed(lines.yarn, project));
  } else {
    await shell.run([...needed(lines.pnpm, project), "--filter", "app", "--prefer-offline"]);
  }
}

/** Installs a project, runs its commands against a mock cloud and returns what they print. */
export async function runProject(project: Project, lines: InstallLines): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hcnet-project-"));
  const cloud = createMockCloud({ transitions: "instant" });
  const server = await cloud.listen();
  const { accessKeyId, secretAccessKey, token } = cloud.credentials;
  const known = {
    HCNET_ENDPOINT: server.url,
    HCNET_TOKEN: token,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: "cfa563efb77d4b6d9960781d82530fd8",
  };
  try {
    await writeFiles(directory, project);
    const shell = new Shell(directory, { ...known, ...project.env });
    await install(shell, directory, project, lines);
    let printed = "";
    for (const command of project.commands) {
      cloud.reset();
      printed += await shell.run(command);
    }
    return printed;
  } finally {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  }
}
