// The search box; loaded when it is opened for the first time.
import { loadScript, siteUrl } from "./load-script.js";
import {
  createSearchEngine,
  type Hit,
  type SearchData,
  type SearchEngine,
} from "./search-engine.js";
import { cutAtWord } from "./search-terms.js";

declare const HCNET_SEARCH_INDEX: string;

declare global {
  var hcnetSearchData: ((data: SearchData) => void) | undefined;
}

/** Most hits that are shown, at the top regardless of their group, and of one group. */
const LIMITS = { all: 30, best: 3, group: 6 };

let engine: SearchEngine | undefined;
const dialog = document.createElement("dialog");
dialog.className = "search";
dialog.setAttribute("aria-label", "Search");
dialog.innerHTML = `<form method="dialog"><input type="search" role="combobox" aria-expanded="true" aria-controls="hits" aria-autocomplete="list" autocomplete="off" spellcheck="false" placeholder="Operation, field, error code, question" aria-label="Search the site"><button aria-label="Esc: close search"><span class="for-keys">Esc</span><span class="for-touch">Close</span></button></form><div id="hits" role="listbox" aria-label="Results"></div><p class="search-status" role="status"></p>`;
document.body.append(dialog);

const input = part("input", HTMLInputElement);
const list = part("#hits", HTMLElement);
const status = part(".search-status", HTMLElement);

function part<T extends Element>(selector: string, type: new () => T): T {
  const found = dialog.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the search box has no ${selector}`);
}

async function load(): Promise<SearchEngine> {
  if (engine !== undefined) return engine;
  const data = new Promise<SearchData>((resolve) => {
    globalThis.hcnetSearchData = resolve;
  });
  await loadScript(HCNET_SEARCH_INDEX);
  engine ??= createSearchEngine(await data);
  return engine;
}

function show(): void {
  const query = input.value.trim();
  const hits = query === "" || engine === undefined ? [] : engine.search(query);
  list.replaceChildren(...groups(hits.slice(0, LIMITS.all)));
  select(options()[0]);
  status.replaceChildren(...summary(query, hits.length));
}

function summary(query: string, count: number): readonly (string | Node)[] {
  if (query === "") return ["Try unbind EIP, VPC.0504, dry_run, 429"];
  if (count > 0) return [`${count} result${count === 1 ? "" : "s"}`];
  const [reference, guides] = [
    pageLink("Reference", "reference.html"),
    pageLink("Guides", "guides/index.html"),
  ];
  return [
    `Nothing found for “${query}”. Try fewer words, or see `,
    reference,
    " and ",
    guides,
    ".",
  ];
}

function pageLink(title: string, path: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = siteUrl(path);
  link.textContent = title;
  return link;
}

/** The best hits of all kinds, then a group for each kind in the order of their best hit. */
function groups(hits: readonly Hit[]): readonly HTMLElement[] {
  const best = hits
    .slice(0, LIMITS.best)
    .map((hit) => ({ ...hit, context: [hit.kind, hit.context].filter(Boolean).join(" · ") }));
  const byKind = new Map<string, Hit[]>();
  if (best.length > 0) byKind.set("Best matches", best);
  for (const hit of hits.slice(LIMITS.best)) {
    const group = byKind.get(hit.kind) ?? [];
    if (group.length < LIMITS.group) byKind.set(hit.kind, [...group, hit]);
  }
  return Array.from(byKind, ([kind, all]) => {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", kind);
    const title = document.createElement("p");
    title.className = "hit-group";
    title.textContent = kind;
    title.setAttribute("role", "presentation");
    group.append(title, ...all.map(option));
    return group;
  });
}

let count = 0;

function option({ title, context, text, target }: Hit): HTMLElement {
  const link = document.createElement("a");
  link.href = siteUrl(target);
  link.id = `hit-${count++}`;
  link.setAttribute("role", "option");
  link.tabIndex = -1;
  const parts = [
    ["hit-title", title],
    ["hit-context", context],
    ["hit-text", text.length > 140 ? cutAtWord(text, 138) : text],
  ] as const;
  for (const [name, content] of parts) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = content;
    link.append(span);
  }
  // A hit on the same page only changes the anchor.
  link.addEventListener("click", () => dialog.close());
  link.addEventListener("pointermove", () => select(link));
  return link;
}

const options = (): readonly HTMLAnchorElement[] => [
  ...list.querySelectorAll<HTMLAnchorElement>("a"),
];

function select(chosen: HTMLAnchorElement | undefined): void {
  for (const link of options()) link.setAttribute("aria-selected", String(link === chosen));
  if (chosen === undefined) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", chosen.id);
}

function move(by: number): void {
  const all = options();
  const at = all.findIndex((link) => link.getAttribute("aria-selected") === "true");
  const next = all[(at + by + all.length) % all.length];
  select(next);
  next?.scrollIntoView({ block: "nearest" });
}

input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    options()
      .find((link) => link.getAttribute("aria-selected") === "true")
      ?.click();
  }
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

document.addEventListener("hcnet-search", (event) => {
  const typed = String((event as CustomEvent).detail);
  if (!dialog.open) dialog.showModal();
  if (typed === "") input.select();
  else input.value = typed;
  status.textContent = "Loading";
  load().then(show, () => {
    status.textContent = "The search could not be loaded";
  });
});
