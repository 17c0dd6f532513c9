import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Marked, type Token, type Tokens } from "marked";
import { Html, html } from "../html.js";
import { renderPage } from "./layout.js";

interface Rule {
  /** Name of the page, without extension. */
  readonly name: string;
  /** Heading of the page: the id of the rule. */
  readonly id: string;
  /** First paragraph of the page. */
  readonly summary: Html;
  readonly content: Html;
}

const require = createRequire(import.meta.url);
const RULES = join(require.resolve("@hcnet/redocly-plugin/package.json"), "../docs/rules");

// The pages link to each other by the names of their files.
const marked = new Marked({
  walkTokens: (token) => {
    if (token.type === "link") token.href = token.href.replace(/^([\w-]+)\.md(?=#|$)/, "$1.html");
  },
});

/** Writes a page for each lint rule, rendered from the plugin's Markdown, and their index. */
export async function writeRules(directory: string): Promise<void> {
  await mkdir(directory);
  const files = (await readdir(RULES)).filter((file) => file.endsWith(".md")).sort();
  const rules = await Promise.all(files.map(readRule));
  for (const { name, id, content } of rules) {
    const main = html`<main>${content}</main>`;
    const page = await renderPage({ title: id, main, back: { href: "index.html", text: "Rules" } });
    await writeFile(join(directory, `${name}.html`), page);
  }
  await writeFile(join(directory, "index.html"), await renderRuleIndex(rules));
}

async function readRule(file: string): Promise<Rule> {
  const text = await readFile(join(RULES, file), "utf8");
  const tokens = marked.lexer(text);
  const [heading, summary] = tokens.filter(({ type }) => type !== "space");
  if (!isText(heading, "heading") || !isText(summary, "paragraph")) {
    throw new Error(`${file} must begin with a heading and a paragraph`);
  }
  return {
    name: file.slice(0, -".md".length),
    id: heading.text,
    summary: new Html(marked.Parser.parseInline(summary.tokens)),
    content: new Html(await marked.parse(text)),
  };
}

const isText = (
  token: Token | undefined,
  type: "heading" | "paragraph",
): token is Tokens.Heading | Tokens.Paragraph => token?.type === type;

function renderRuleIndex(rules: readonly Rule[]): Promise<string> {
  const main = html`<main>
<h1>Lint rules</h1>
<p class="lead">What <code>@hcnet/redocly-plugin</code> checks in an OpenAPI document, this project's or yours.</p>
<ul class="rules">
${rules.map(({ name, id, summary }) => html`<li><a href="${name}.html"><code>${id}</code></a><p>${summary}</p></li>\n`)}</ul>
</main>`;
  return renderPage({ title: "Lint rules", main, back: { href: "../index.html", text: "hcnet" } });
}
