import { readFile } from "node:fs/promises";
import { withPolicy } from "../csp.js";
import { type Html, html, Html as Markup } from "../html.js";

/** A page of the site other than a reference page. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  /** Where the index is, seen from the page; none for the index itself. */
  readonly home?: string;
}

const stylesheet = new URL("style.css", import.meta.url);

/** The whole page: one file, no script, its style sheet inside. */
export async function renderPage({ title, main, home }: Page): Promise<string> {
  const style = new Markup(await readFile(stylesheet, "utf8"));
  const back = home === undefined ? html`` : html`<nav><a href="${home}">← hcnet</a></nav>`;
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<!-- content-security-policy -->
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${back}
${main}
</body>
</html>
`;
  return withPolicy(page.markup, { "img-src": ["data:"] });
}
