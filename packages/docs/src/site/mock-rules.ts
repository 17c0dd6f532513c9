import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Html, html } from "../html.js";
import { type TestedRule, type TestFile, testedRules } from "../mock-rules.js";
import { renderPage } from "./layout.js";

/** Writes the page of the rules that the mock cloud holds to. */
export async function writeMockRules(directory: string): Promise<void> {
  await mkdir(directory);
  await writeFile(join(directory, "rules.html"), await renderRules(testedRules()));
}

const empty = html``;

function renderChoices({ choices = {} }: TestedRule): Html {
  const [first, ...others] = Object.entries(choices);
  if (first === undefined) return empty;
  const [name, meaning] = first;
  return html`<ul>
<li><code>${name}</code>, by default: ${meaning}</li>
${others.map(([other, what]) => html`<li><code>${other}</code>: ${what}</li>\n`)}</ul>`;
}

function renderException({ except, enforced }: TestedRule): Html {
  if (except === undefined) return empty;
  return html`<p>${enforced === false ? "Not enforced" : "Except"}: ${except}</p>`;
}

function renderTest({ file, titles }: TestFile): Html {
  return html`<li><code>${file}</code>
<ul>${titles.map((title) => html`<li>${title}</li>`)}</ul></li>
`;
}

function renderRule(rule: TestedRule): Html {
  const { number, text, tags, tests } = rule;
  return html`<tr id="${number}">
<th scope="row">${number}</th>
<td>${text}${renderChoices(rule)}${renderException(rule)}</td>
<td>${tags.join(", ")}</td>
<td><ul>${tests.map(renderTest)}</ul></td>
</tr>
`;
}

/** How one of them is switched, if any can be. */
function renderSwitch(rules: readonly TestedRule[]): Html {
  const switchable = rules.find(({ choices }) => choices !== undefined);
  const choice = Object.keys(switchable?.choices ?? {}).at(-1);
  if (switchable === undefined || choice === undefined) return empty;
  const options = `{ rules: { "${switchable.number}": "${choice}" } }`;
  return html`: <code>createMockCloud(${options})</code>`;
}

function renderRules(rules: readonly TestedRule[]): Promise<string> {
  const main = html`<main>
<h1>Rules of the mock cloud</h1>
<p class="lead">What <code>@hcnet/mock</code> holds to beyond the schemas: ${String(rules.length)} rules, each with the tests that are named by it.</p>
<p>A rule is documented by the vendor, observed in an example or in a client that works, inferred from those, or chosen where nothing decides. What is chosen can be switched${renderSwitch(rules)}.</p>
<table>
<thead><tr><th scope="col">Rule</th><th scope="col">Says</th><th scope="col">Source</th><th scope="col">Tests</th></tr></thead>
<tbody>
${rules.map(renderRule)}</tbody>
</table>
</main>`;
  const back = { href: "../index.html", text: "hcnet" };
  return renderPage({ title: "Rules of the mock cloud", main, back });
}
