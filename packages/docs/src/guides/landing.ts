import { type Html, html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import { apiPath } from "../reference/paths.js";
import type { Page, RenderContext } from "../site/page.js";
import { compareWithVendor } from "./benchmarks.js";
import { sampleBlock } from "./guides.js";

const WAYS = [
  {
    title: "Call the APIs",
    text: "Typed clients with retries, paging, waiters and every kind of credentials. Misspelt fields do not compile.",
    path: "/guides/first-call.html",
    link: "Install and first call",
  },
  {
    title: "Test without a cloud",
    text: "A stateful mock cloud in process, as a server, with MSW or Vitest. It checks credentials and requests, and fails on demand.",
    path: "/guides/testing.html",
    link: "Test with the mock cloud",
  },
  {
    title: "Read and lint the specs",
    text: "OpenAPI 3.1 documents written by hand, every limit and error code in them, and the lint rules that keep them so.",
    path: "/reference.html",
    link: "All operations",
  },
] as const;

const PITCH =
  "Hand-written OpenAPI specs for Huawei Cloud networking APIs, with typed TypeScript clients, a mock cloud and this reference generated from them.";

/** The landing page. */
export async function landingPage(apis: readonly Api[]): Promise<Page> {
  const sample = await sampleBlock("guides/landing.ts");
  const figures = compareWithVendor();
  return {
    path: "/index.html",
    title: "hcnet",
    kind: "page",
    layout: "landing",
    description: PITCH,
    content: [
      {
        html: (context) => hero(context, sample.html(context)),
        markdown: `${PITCH}\n\n\`\`\`sh\nnpm install @hcnet/publicips\n\`\`\`\n\n${sample.markdown}`,
      },
      {
        html: ({ link }) =>
          html`<section aria-label="Ways in" class="ways">${WAYS.map(({ title, text, path, link: name }) => html`<div><h2>${title}</h2><p>${text}</p><p><a href="${link(path)}">${name}</a></p></div>`)}</section>`,
        markdown: WAYS.map(
          ({ title, text, path, link }) => `- **${title}**: ${text} [${link}](${path})`,
        ).join("\n"),
      },
      comparison(figures),
      {
        html: ({ link }) => apiList(apis, link),
        markdown: `## APIs\n\n${apis.map((api) => `- [${api.document.info.title}](${apiPath(api)}): ${api.document.info.summary}`).join("\n")}`,
      },
    ],
  };
}

function hero({ link, code }: RenderContext, sample: Html): Html {
  return html`<section class="hero"><div class="pitch"><h1>TypeScript clients for Huawei Cloud networking, typed and testable</h1>
<p class="lead">${PITCH}</p>
${code("npm install @hcnet/publicips", "sh")}
<p class="calls"><a class="button" href="${link("/guides/first-call.html")}">Get started</a> <a href="${link("/reference.html")}">Browse the reference</a></p></div>
<div class="hero-code">${sample}<p class="hint">Runs in this page against a mock cloud: no account, no keys, no request leaves your browser.</p></div></section>`;
}

function comparison(figures: ReturnType<typeof compareWithVendor>): string {
  const rows = figures.map(([what, ours, theirs]) => `| ${what} | **${ours}** | ${theirs} |`);
  return [
    "## Compared with the vendor's SDK",
    "",
    "| Measured | hcnet | Vendor SDK |",
    "| --- | ---: | ---: |",
    ...rows,
    "",
    "The vendor's SDK is `@huaweicloud/huaweicloud-sdk-vpc`. Measured with Node 20 on two cores against a server on the same machine: [all benchmarks](/about/benchmarks.html), [moving from the vendor's SDK](/guides/from-the-vendor-sdk.html).",
  ].join("\n");
}

function apiList(apis: readonly Api[], link: (path: string) => string): Html {
  return html`<section aria-labelledby="apis" class="apis"><h2 id="apis">APIs</h2><ul>${apis.map(
    (api) =>
      html`<li><a href="${link(apiPath(api))}">${api.document.info.title}</a><p>${api.document.info.summary ?? ""}</p><p class="facts">${String(api.operations.length)} operations · <code>${api.packageName}</code></p></li>`,
  )}</ul></section>`;
}
