// What it costs to have a client: to load it, to bundle it, to install it.
import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { median } from "../lib/median.js";

const exec = promisify(execFile);
const HERE = import.meta.dirname;
const PACKAGES = join(HERE, "../../packages");
const CLIENT = join(PACKAGES, "sub-network-interfaces/dist/src/index.js");
const SDK = "@huaweicloud/huaweicloud-sdk-vpc/v3/VpcClient.js";

/** What one client costs before its first call. */
export interface Footprint {
  readonly title: string;
  /** Milliseconds that importing takes on top of an empty process. */
  readonly importMs: number;
  readonly modules: number;
  readonly packages: number;
  readonly installedKiB: number;
}

const programs = {
  empty: "",
  hcnet: `await import(${JSON.stringify(CLIENT)});`,
  sdk: `await import(${JSON.stringify(SDK)});`,
};

async function timeOf(program: string): Promise<number> {
  const code = `const started = performance.now(); ${program} console.log(performance.now() - started);`;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: HERE,
  });
  return Number(stdout);
}

/** Medians over processes that take turns, so that a busy moment meets all alike. */
async function importTimes(rounds: number): Promise<Record<keyof typeof programs, number>> {
  const found = { empty: [] as number[], hcnet: [] as number[], sdk: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of Object.entries(programs)) {
      found[name as keyof typeof programs].push(await timeOf(program));
    }
  }
  return { empty: median(found.empty), hcnet: median(found.hcnet), sdk: median(found.sdk) };
}

/** How many files a program loads. */
async function modulesOf(program: string): Promise<number> {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: HERE },
    ...{ bundle: true, write: false, metafile: true, platform: "node", format: "esm" },
    ...{ tsconfigRaw: "{}", logLevel: "silent" },
  });
  return Object.keys(metafile.inputs).length - 1;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Record<string, string> }>>;
}

/** The installed packages that one needs, itself included; npm puts all of them side by side. */
function needed(lock: Lock, name: string, found = new Set<string>()): Set<string> {
  const entry = lock.packages[`node_modules/${name}`];
  if (entry === undefined || found.has(name)) return found;
  found.add(name);
  for (const other of Object.keys(entry.dependencies ?? {})) needed(lock, other, found);
  return found;
}

async function bytesOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function packedBytes(name: string): Promise<number> {
  const { stdout } = await exec("npm", ["pack", "--dry-run", "--json"], {
    cwd: join(PACKAGES, name),
    maxBuffer: 64 * 1024 * 1024,
  });
  const [{ unpackedSize = 0 } = {}] = JSON.parse(stdout) as { unpackedSize: number }[];
  return unpackedSize;
}

/** Measures both clients. */
export async function footprints(rounds: number): Promise<readonly Footprint[]> {
  const times = await importTimes(rounds);
  const lock = JSON.parse(await readFile(join(HERE, "package-lock.json"), "utf8")) as Lock;
  const sdk = [...needed(lock, "@huaweicloud/huaweicloud-sdk-vpc"), "uuid"];
  const sdkBytes = await Promise.all(sdk.map((name) => bytesOf(join(HERE, "node_modules", name))));
  const ours = ["runtime", "sub-network-interfaces"];
  const ourBytes = await Promise.all(ours.map(packedBytes));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0) / 1024;
  return [
    {
      title: "@hcnet/sub-network-interfaces",
      importMs: times.hcnet - times.empty,
      modules: await modulesOf(programs.hcnet),
      packages: ours.length,
      installedKiB: sum(ourBytes),
    },
    {
      title: "@huaweicloud/huaweicloud-sdk-vpc",
      importMs: times.sdk - times.empty,
      modules: await modulesOf(programs.sdk),
      packages: sdk.length,
      installedKiB: sum(sdkBytes),
    },
  ];
}
