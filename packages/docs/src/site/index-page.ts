import type { Api, LocatedOperation } from "../apis.js";
import { type Html, html } from "../html.js";
import { operationAnchor } from "../reference/page.js";
import type { CodeSample } from "../samples.js";
import { renderPage } from "./layout.js";

/** The API whose sample opens the site. */
export interface Start {
  readonly packageName: string;
  readonly sample: CodeSample;
}

/** The index: the APIs with their operations, and how to start. */
export function renderIndex(apis: readonly Api[], start: Start): Promise<string> {
  const main = html`<main>
<h1>hcnet</h1>
<p class="lead">Typed clients, a mock cloud and a reference for Huawei Cloud networking APIs, all derived from hand-written OpenAPI documents.</p>
<section aria-labelledby="apis">
<h2 id="apis">APIs</h2>
<ul class="apis">
${apis.map(renderApi)}</ul>
</section>
${renderStart(start)}
</main>`;
  return renderPage({ title: "hcnet", main });
}

function renderApi({ name, packageName, document, operations }: Api): Html {
  const { title, summary = "" } = document.info;
  return html`<li>
<h3><a href="${name}/index.html">${title}</a></h3>
<p>${summary}</p>
<ul class="links">
<li><code>${packageName}</code></li>
<li><a href="${name}/openapi.json">openapi.json</a></li>
</ul>
<details>
<summary>${operations.length === 1 ? "1 operation" : `${operations.length} operations`}</summary>
<ul class="operations">
${operations.map((operation) => renderOperation(name, operation))}</ul>
</details>
</li>
`;
}

function renderOperation(name: string, operation: LocatedOperation): Html {
  const { method, path, summary } = operation;
  const mark = operation["x-experimental"] ? html` <small>experimental</small>` : "";
  return html`<li><a href="${name}/index.html${operationAnchor(operation)}">${summary}</a>${mark}<code><b>${method.toUpperCase()}</b><span>${path}</span></code></li>
`;
}

function renderStart({ packageName, sample }: Start): Html {
  return html`<section aria-labelledby="start">
<h2 id="start">Start</h2>
<p>Install the client of the API:</p>
<pre tabindex="0"><code>npm install ${packageName}</code></pre>
<p>Call an operation. The answer is typed; a misspelt field does not compile:</p>
<pre tabindex="0"><code>${sample.source}</code></pre>
<p>No account is needed to try it. The mock cloud knows the resources of the documented examples, so each sample of the reference runs as it stands:</p>
<pre tabindex="0"><code>npm install --save-dev @hcnet/mock
npx --package @hcnet/mock hcnet-mock --port 4010</code></pre>
<p>It prints its address and a key pair: put them in <code>HCNET_ENDPOINT</code>, <code>HUAWEICLOUD_SDK_AK</code> and <code>HUAWEICLOUD_SDK_SK</code>. <code>HUAWEICLOUD_SDK_PROJECT_ID</code> may be any project id.</p>
</section>
<section aria-labelledby="more">
<h2 id="more">More</h2>
<p>The documents are linted with rules that you can use for yours: <a href="rules/index.html">lint rules</a>.</p>
<p>What the mock cloud refuses and how its resources change, each with its source and its tests: <a href="mock/rules.html">rules of the mock cloud</a>.</p>
</section>`;
}
