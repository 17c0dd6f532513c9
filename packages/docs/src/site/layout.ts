import { Html, html } from "../html.js";
import { relativeLink, twinOf } from "./links.js";
import { type NavGroup, type NavItem, type Navigation, sectionOf, TOP } from "./navigation.js";
import type { Page, RenderContext } from "./page.js";
import { withPolicy } from "./policy.js";

/** Files that every page loads, as paths of the site. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

// Before the first paint, so that a chosen theme does not flash.
const THEME = `try{var t=localStorage.getItem("hcnet-theme");if(t)document.documentElement.dataset.theme=t}catch{}`;

const LOGO = new Html(
  `<svg class="logo" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true"><rect width="32" height="32" rx="8"/><g><path d="M9 8v16M23 8v16M9 16h14"/><circle cx="9" cy="8" r="2.6"/><circle cx="23" cy="8" r="2.6"/><circle cx="9" cy="24" r="2.6"/><circle cx="23" cy="24" r="2.6"/></g></svg>`,
);

/** The whole HTML of a page. */
export function renderPage(
  page: Page,
  navigation: Navigation,
  assets: Assets,
  context: RenderContext,
): string {
  const content = page.content.map((part) =>
    typeof part === "string" ? context.markdown(part) : part.html(context),
  );
  const body =
    page.layout === "landing"
      ? landing(page, content, context)
      : article(page, navigation, content, context);
  const root = relativeLink(page.path, "/index.html").replace(/index\.html$/, "");
  const title = page.path === "/index.html" ? "hcnet" : `${page.title} · hcnet`;
  const markup = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<!-- content-security-policy -->
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${context.link(assets.style)}">
<link rel="alternate" type="text/markdown" href="${context.link(twinOf(page.path))}">
<script>${new Html(THEME)}</script>
<script src="${context.link(assets.script)}" defer></script>
</head>
<body data-root="${root}">
<a class="skip" href="#content">Skip to content</a>
${header(page, context)}
${body}
${footer(context)}
</body>
</html>
`.markup;
  return withPolicy(markup);
}

function header(page: Page, { link }: RenderContext): Html {
  const above = pathsTo(page);
  const links = TOP.map(
    (item) =>
      html`<a href="${link(item.path)}"${above.includes(item.path) ? html` aria-current="true"` : html``}>${item.title}</a>`,
  );
  return html`<header class="top">
<a class="home" href="${link("/index.html")}">${LOGO}<span>hcnet</span></a>
<nav class="top-links" aria-label="Main">${links}</nav>
<div class="top-tools"><noscript><a href="${link("/reference.html")}">All operations</a></noscript><button type="button" class="search-open" hidden><span>Search</span><kbd>/</kbd></button><button type="button" class="theme" hidden aria-label="Switch between light and dark"></button></div>
</header>`;
}

/** On narrow screens, where the links at the top do not fit, a menu has them as on any page. */
const landing = (page: Page, content: readonly Html[], context: RenderContext): Html =>
  html`${sideBar(page, [], context)}
<main id="content" class="landing" data-kind="${page.kind}">${content}</main>`;

function article(
  page: Page,
  navigation: Navigation,
  content: readonly Html[],
  context: RenderContext,
): Html {
  const groups = navigation.get(sectionOf(page.path)) ?? [];
  const [first = new Html(""), ...rest] = content;
  const aside = page.aside?.html(context);
  const toc = aside === undefined ? tableOfContents(content) : undefined;
  const badge =
    page.badge === undefined ? html`` : html`<p class="title-badge"><code>${page.badge}</code></p>`;
  return html`<div class="${aside === undefined ? "layout" : "layout with-aside"}">
${sideBar(page, groups, context)}
<main id="content" data-kind="${page.kind}">
${breadcrumbs(page, context)}
<article>
<h1>${page.title}</h1>${badge}
${aside === undefined ? html`${first}${rest}` : html`<div class="columns"><div class="intro">${first}${rest.slice(0, 1)}</div><aside class="samples" aria-label="Samples">${aside}</aside><div class="details">${rest.slice(1)}</div></div>`}
</article>
${pageTools(page, context)}
${pager(page, groups, context)}
</main>
${toc ?? html``}
</div>`;
}

function breadcrumbs({ title: own, parents = [] }: Page, { link }: RenderContext): Html {
  if (parents.length === 0) return html``;
  return html`<nav class="breadcrumbs" aria-label="Breadcrumbs">${parents.map(({ title, path }) => html`<a href="${link(path)}">${title}</a><span aria-hidden="true"> / </span>`)}<span aria-current="page">${own}</span></nav>`;
}

function pageTools({ path, links = [] }: Page, { link }: RenderContext): Html {
  const twin = { title: "This page as Markdown", path: twinOf(path) };
  return html`<p class="page-tools">${[twin, ...links].map((item) => html`<a href="${link(item.path)}">${item.title}</a>`)}</p>`;
}

function sideBar(page: Page, groups: readonly NavGroup[], context: RenderContext): Html {
  const top = html`<ul class="side-top">${navItems(page, TOP, context)}</ul>`;
  const place = placeIn(
    page,
    groups.flatMap(({ items }) => items),
  );
  const lists = groups.map(
    ({ title, items }) =>
      html`<p class="side-title">${title}</p><ul>${navItems(page, items, context, place)}</ul>`,
  );
  return html`<nav class="${page.layout === "landing" ? "side only-narrow" : "side"}" aria-label="Section"><input type="checkbox" id="menu"><label for="menu">Menu</label><div class="side-links">${top}${lists}</div></nav>`;
}

/** The path of the item that leads to the page, or else to the closest of its parents. */
function placeIn(page: Page, items: readonly NavItem[]): string | undefined {
  return pathsTo(page)
    .reverse()
    .find((path) => items.some((item) => item.path === path));
}

/** The paths of the parents of a page and its own, from the topmost on. */
const pathsTo = ({ path, parents = [] }: Page): string[] => [
  ...parents.map((parent) => parent.path),
  path,
];

function navItems(
  page: Page,
  items: readonly NavItem[],
  { link }: RenderContext,
  place = placeIn(page, items),
): readonly Html[] {
  return items.map(({ title, path }) => {
    const current = path === page.path ? "page" : "true";
    return html`<li><a href="${link(path)}"${path === place ? html` aria-current="${current}"` : html``}>${title}</a></li>`;
  });
}

function tableOfContents(content: readonly Html[]): Html {
  const headings = content.flatMap(({ markup }) =>
    Array.from(
      markup.matchAll(/<h([23]) id="([^"]+)">([\s\S]*?) <a class="anchor"/g),
      ([, depth = "", id = "", text = ""]) => ({ depth, id, text }),
    ),
  );
  if (headings.length < 2 || headings.length > 60) return html`<div class="toc"></div>`;
  return html`<nav class="toc" aria-label="On this page"><p>On this page</p><ul>${headings.map(({ depth, id, text }) => html`<li class="h${depth}"><a href="#${new Html(id)}">${new Html(text.replaceAll(/<\/?a\b[^>]*>/g, ""))}</a></li>`)}</ul></nav>`;
}

function pager(page: Page, groups: readonly NavGroup[], { link }: RenderContext): Html {
  const items = groups.flatMap((group) => group.items).filter(({ path }) => !path.includes("#"));
  const at = items.findIndex(({ path }) => path === page.path);
  if (at < 0) return html``;
  const [before, after] = [items[at - 1], items[at + 1]];
  const side = (item: NavItem | undefined, name: string, label: string): Html =>
    item === undefined
      ? html`<span></span>`
      : html`<a class="${name}" href="${link(item.path)}"><small>${label}</small>${item.title}</a>`;
  return html`<nav class="pager" aria-label="Pages">${side(before, "before", "Previous")}${side(after, "after", "Next")}</nav>`;
}

const footer = ({ link }: RenderContext): Html => html`<footer class="bottom">
<p><a href="${link("/about/benchmarks.html")}">Benchmarks</a> · <a href="${link("/about/changelog.html")}">Changelog</a> · <a href="${link("/about/for-machines.html")}">For machines</a></p>
<p>MIT licensed. Not affiliated with Huawei.</p>
</footer>`;
