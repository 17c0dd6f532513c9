import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Html, html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import { downloadRows, POSTMAN } from "../openapi/forms.js";
import type { Block, Page } from "../site/page.js";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const RESULTS = [
  { name: "client", title: "Client" },
  { name: "mock", title: "Mock cloud" },
  { name: "capacity", title: "Capacity of the mock cloud" },
];

/** The pages about the project: benchmarks, changelog, files for machines. */
export async function aboutPages(apis: readonly Api[]): Promise<readonly Page[]> {
  return [await benchmarksPage(), await changelogPage(), machinesPage(apis)];
}

async function benchmarksPage(): Promise<Page> {
  const plots = await benchmarkPlots();
  const parts = await Promise.all(
    RESULTS.map(async ({ name, title }) => {
      const text = await readFile(join(ROOT, "benchmarks", name, "RESULTS.md"), "utf8");
      const body = text
        .replace(/^# .+\n/, "")
        .replaceAll(/^## /gm, "### ")
        .replaceAll(/\]\((?!https?:)([\w.-]+\.svg)\)/g, `](/about/${name}-$1)`)
        .replaceAll(/\[([^\]]*)\]\((?!https?:|\/about\/)[^)]*\)/g, "$1");
      return withPlots(`## ${title}\n\n${body.trim()}`, plots);
    }),
  );
  return {
    path: "/about/benchmarks.html",
    title: "Benchmarks",
    kind: "page",
    description:
      "Measured: the client against the vendor's SDK and fetch, the mock against other mock servers.",
    content: [
      "Written by scripts of the repository that anyone can run again; numbers are those of one small machine.",
      ...parts.flat(),
    ],
  };
}

/** Text in which an image of a plot is the plot itself, so that it has the colours of the page. */
function withPlots(text: string, plots: ReadonlyMap<string, string>): readonly (string | Block)[] {
  return text.split(/^(!\[[^\]]*\]\([^)]*\))$/m).map((part) => {
    const svg = plots.get(/^!\[[^\]]*\]\(([^)]*)\)$/.exec(part)?.[1] ?? "");
    if (svg === undefined) return part;
    const transparent = svg.replace(/<rect width="\d+" height="\d+" fill="#ffffff"\/>\n?/, "");
    return {
      html: () => html`<figure class="plot" tabindex="0">${new Html(transparent)}</figure>`,
      markdown: part,
    };
  });
}

/** The plots of the benchmarks, by path of the site. */
export async function benchmarkPlots(): Promise<ReadonlyMap<string, string>> {
  const plots = new Map<string, string>();
  for (const { name } of RESULTS) {
    const directory = join(ROOT, "benchmarks", name);
    for (const file of await readdir(directory)) {
      if (!file.endsWith(".svg")) continue;
      plots.set(`/about/${name}-${file}`, await readFile(join(directory, file), "utf8"));
    }
  }
  return plots;
}

async function changelogPage(): Promise<Page> {
  const directory = join(ROOT, ".changeset");
  const files = (await readdir(directory))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(directory, file), "utf8");
      const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const packages = [...front.matchAll(/"([^"]+)": (\w+)/g)].map(
        ([, name, bump]) => `\`${name}\` (${bump})`,
      );
      return `**${packages.join(", ")}**\n\n${body.trim()}`;
    }),
  );
  return {
    path: "/about/changelog.html",
    title: "Changelog",
    kind: "page",
    description: "What changes for users with the next release.",
    content: ["## Next release", ...entries],
  };
}

function machinesPage(apis: readonly Api[]): Page {
  const documents = apis.flatMap((api) => [
    `### ${api.document.info.title}`,
    ["| Document | JSON | YAML |", "| --- | --- | --- |", ...downloadRows(api)].join("\n"),
  ]);
  return {
    path: "/about/for-machines.html",
    title: "For machines",
    kind: "page",
    description: "Markdown of every page, llms.txt, and the OpenAPI documents for download.",
    content: [
      "Every page has a Markdown twin: replace `.html` by `.md` in its URL. [llms.txt](/llms.txt) lists them, [llms-full.txt](/llms-full.txt) holds all guides, jobs and operations in one file, [sitemap.xml](/sitemap.xml) all pages.",
      `## OpenAPI documents\n\nOpenAPI 3.0 is converted from 3.1, for tools that do not read the latter. A [Postman collection](${POSTMAN}) has all operations; its script signs requests with an access key. The package [@hcnet/specs](/guides/other-languages.html) holds the same files.`,
      ...documents,
      "## Stable links\n\n- An operation: `<api>/<operationId>.html`, such as [publicips/updatePublicip.html](/publicips/updatePublicip.html).\n- A field: `<api>/<operationId>.html#request.<field>` or `#response.<field>`, such as [#request.publicip.port_id](/publicips/updatePublicip.html#request.publicip.port_id).\n- An error code: `errors/<code>.html`, such as [errors/VPC.0504.html](/errors/VPC.0504.html).\n- A lint rule: `rules/<id>.html`.",
    ],
  };
}
