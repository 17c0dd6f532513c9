import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Api } from "./apis.js";

/** A sample in one language, as the extension `x-codeSamples` has it. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** Where the samples are: `<api>/<operationId>.ts` and `.sh`. */
export const SAMPLES = fileURLToPath(new URL("../samples", import.meta.url));

const LANGUAGES = [
  { extension: ".ts", lang: "TypeScript", label: "TypeScript" },
  { extension: ".sh", lang: "Shell", label: "cURL" },
] as const;

/**
 * The samples of an API by operation id.
 *
 * @throws Error when an operation lacks a sample, or a file belongs to no operation.
 */
export async function loadSamples(api: Api): Promise<ReadonlyMap<string, readonly CodeSample[]>> {
  const directory = join(SAMPLES, api.name);
  const files = new Set(await readdir(directory).catch(() => []));
  const samples = new Map<string, readonly CodeSample[]>();
  for (const { operationId } of api.operations) {
    samples.set(operationId, await samplesOf(directory, operationId, files));
  }
  if (files.size > 0) {
    throw new Error(`samples/${api.name}: no operation of the API for ${[...files].join(", ")}`);
  }
  return samples;
}

function samplesOf(
  directory: string,
  operationId: string,
  files: Set<string>,
): Promise<readonly CodeSample[]> {
  return Promise.all(
    LANGUAGES.map(async ({ extension, lang, label }) => {
      const file = `${operationId}${extension}`;
      if (!files.delete(file)) throw new Error(`${join(directory, file)} is missing`);
      const source = await readFile(join(directory, file), "utf8");
      return { lang, label, source: source.trimEnd() };
    }),
  );
}
