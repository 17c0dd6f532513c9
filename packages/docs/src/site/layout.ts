import { readFile } from "node:fs/promises";
import { withPolicy } from "../csp.js";
import { type Html, html, Html as Markup } from "../html.js";

/** A page of the site other than a reference page. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  /** The page above this one; none for the index. */
  readonly back?: { readonly href: string; readonly text: string };
}

const stylesheet = new URL("style.css", import.meta.url);

/** The whole page: one file, no script, its style sheet inside. */
export async function renderPage({ title, main, back }: Page): Promise<string> {
  const style = new Markup(await readFile(stylesheet, "utf8"));
  const nav = back === undefined ? "" : html`<nav><a href="${back.href}">← ${back.text}</a></nav>`;
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<!-- content-security-policy -->
<title>${title}${back === undefined ? "" : " · hcnet"}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${nav}
${main}
</body>
</html>
`;
  return withPolicy(page.markup, { "img-src": ["data:"] });
}
