import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { benchmarkPlots } from "../guides/about.js";
import { WORKFLOWS } from "../jobs/workflow.js";
import type { Api } from "../openapi/apis.js";
import { FORMS, POSTMAN } from "../openapi/forms.js";
import { SAMPLES } from "../reference/samples.js";
import { writeSiteFile } from "./write.js";

const require = createRequire(import.meta.url);

/** Writes the documents, workflows and helpers that the pages offer for download. */
export async function writeDownloads(site: string, apis: readonly Api[]): Promise<void> {
  const copy = async (path: string, source: string): Promise<void> =>
    writeSiteFile(site, path, await readFile(source));
  for (const { name } of apis) {
    for (const { path, source } of FORMS) {
      for (const extension of ["json", "yaml"]) {
        const published = require.resolve(`@hcnet/specs/${source(name)}.${extension}`);
        await copy(`/downloads/${name}/${path}.${extension}`, published);
      }
    }
  }
  await copy(POSTMAN, require.resolve("@hcnet/specs/postman.json"));
  for (const file of await readdir(WORKFLOWS)) {
    await copy(`/downloads/workflows/${file}`, join(WORKFLOWS, file));
  }
  const helper = "hcnet_request.py";
  await copy(`/downloads/${helper}`, join(SAMPLES, helper));
  for (const [path, svg] of await benchmarkPlots()) await writeSiteFile(site, path, svg);
}
