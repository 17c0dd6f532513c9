import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Api } from "../openapi/apis.js";
import { pythonSample } from "./python.js";

/** A sample in one language. */
export interface CodeSample {
  /** Name of the language in code fences. */
  readonly language: "ts" | "py" | "sh";
  readonly label: string;
  readonly source: string;
}

/** Where the samples are: `<api>/<operationId>.ts` and `.sh`, and `.py` where none can be derived. */
export const SAMPLES = fileURLToPath(new URL("../../samples", import.meta.url));

/**
 * The samples of an API by operation id, in TypeScript, Python and curl.
 *
 * @throws Error when an operation lacks a sample, or a file belongs to no operation.
 */
export async function loadSamples(api: Api): Promise<ReadonlyMap<string, readonly CodeSample[]>> {
  const directory = join(SAMPLES, api.name);
  const files = new Set(await readdir(directory).catch(() => []));
  const samples = new Map<string, readonly CodeSample[]>();
  for (const { operationId } of api.operations) {
    const [typescript, curl] = await Promise.all([
      readSample(directory, `${operationId}.ts`, files),
      readSample(directory, `${operationId}.sh`, files),
    ]);
    const python = files.has(`${operationId}.py`)
      ? await readSample(directory, `${operationId}.py`, files)
      : pythonSample(api, operationId, curl);
    samples.set(operationId, [
      { language: "ts", label: "TypeScript", source: typescript },
      { language: "py", label: "Python", source: python },
      { language: "sh", label: "curl", source: curl },
    ]);
  }
  if (files.size > 0) {
    throw new Error(`samples/${api.name}: no operation of the API for ${[...files].join(", ")}`);
  }
  return samples;
}

async function readSample(directory: string, file: string, files: Set<string>): Promise<string> {
  if (!files.delete(file)) throw new Error(`${join(directory, file)} is missing`);
  return (await readFile(join(directory, file), "utf8")).trimEnd();
}

const PROVIDER = /credentials: fromEnvironment\(\),.*/;
const PROVIDER_IMPORT = /^import \{ fromEnvironment \} from .*\n/m;
const TOKEN = `projectId: process.env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: { token: process.env.HUAWEICLOUD_TOKEN ?? "" },`;

/** A TypeScript sample with a token in place of the key pair; undefined if it has no key pair. */
export function withToken(source: string): string | undefined {
  if (!PROVIDER.test(source)) return undefined;
  return source.replace(PROVIDER, TOKEN).replace(PROVIDER_IMPORT, "");
}
