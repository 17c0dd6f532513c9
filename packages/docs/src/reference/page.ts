import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Api, LocatedOperation } from "../apis.js";
import { withPolicy } from "../csp.js";
import { loadSamples } from "../samples.js";
import { decorate } from "./decorate.js";
import { mendPage } from "./mend.js";
import { buildDocs } from "./redocly.js";

const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Writes the reference page of an API, and its bundle for download. */
export async function writeReference(api: Api, directory: string, drafts: string): Promise<void> {
  const document = join(drafts, `${api.name}.json`);
  const page = join(drafts, `${api.name}.html`);
  await writeFile(document, JSON.stringify(decorate(api, await loadSamples(api))));
  await buildDocs(document, page);
  await mkdir(directory);
  await writeFile(join(directory, "openapi.json"), api.bundle);
  await writeFile(join(directory, "index.html"), secure(mendPage(await readFile(page, "utf8"))));
}

const secure = (page: string): string =>
  withPolicy(page, {
    // styled-components fills style elements through the CSSOM; they are empty when they enter the
    // page, so the hash of nothing is all they need.
    styleElements: [EMPTY_STYLE],
    // React writes `style="…"` into the prerendered markup. Attributes only: an injected style
    // element stays refused.
    "style-src-attr": ["'unsafe-inline'"],
    // The way back is an image in the document, the icon font is one in the style sheet.
    "img-src": ["data:"],
    "font-src": ["data:"],
    // Neither 'unsafe-eval' nor a worker source: the search asks for eval, to index in a worker,
    // and when refused it indexes in the page, which for documents of this size takes no time.
  });

/** The address of an operation inside its reference page, as Redoc makes it. */
export function operationAnchor({ tags, operationId }: LocatedOperation): string {
  const steps = [...tags.slice(0, 1), operationId];
  return `#/${steps.map((step) => step.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")).join("/")}`;
}
