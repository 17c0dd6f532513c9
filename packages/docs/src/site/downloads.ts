import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { benchmarkPlots } from "../guides/about.js";
import { WORKFLOWS } from "../jobs/workflow.js";
import type { Api } from "../openapi/apis.js";
import { dereference } from "../openapi/dereference.js";
import { SAMPLES } from "../reference/samples.js";
import { writeSiteFile } from "./write.js";

/** Writes the documents, workflows and helpers that the pages offer for download. */
export async function writeDownloads(site: string, apis: readonly Api[]): Promise<void> {
  for (const { name, bundle, document } of apis) {
    const base = `/downloads/${name}`;
    await writeSiteFile(site, `${base}/openapi.json`, bundle);
    await writeSiteFile(
      site,
      `${base}/openapi.yaml`,
      stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 }),
    );
    await writeSiteFile(
      site,
      `${base}/dereferenced.json`,
      `${JSON.stringify(dereference(document), null, 2)}\n`,
    );
  }
  for (const file of await readdir(WORKFLOWS)) {
    await writeSiteFile(
      site,
      `/downloads/workflows/${file}`,
      await readFile(join(WORKFLOWS, file)),
    );
  }
  const helper = "hcnet_request.py";
  await writeSiteFile(site, `/downloads/${helper}`, await readFile(join(SAMPLES, helper)));
  for (const [path, svg] of await benchmarkPlots()) await writeSiteFile(site, path, svg);
}
