import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { APIS, ROOT } from "../../scripts/lib/apis.js";
import { sized } from "../../scripts/lib/nightly.js";

/** The compiled samples of an API: in the gate the first one, all with HCNET_NIGHTLY=1. */
function samplesOf(api: string): readonly (readonly [name: string, code: string])[] {
  const directory = join(ROOT, "packages/docs/samples", api);
  const files = readdirSync(directory).filter((name) => name.endsWith(".ts"));
  return files.slice(0, sized(1, files.length)).map((file) => {
    const { code } = transformSync(readFileSync(join(directory, file), "utf8"), {
      loader: "ts",
      format: "esm",
    });
    return [`samples/${api}/${file.replace(/ts$/, "mjs")}`, code];
  });
}

/** The samples of operations, by the name of their file. */
export const SAMPLES: Readonly<Record<string, string>> = Object.fromEntries(
  APIS.flatMap(samplesOf),
);
