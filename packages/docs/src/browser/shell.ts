// What every page loads: theme, menu, copy buttons, stored choices; and it loads search and runner.
import { loadScript } from "./load-script.js";

declare const HCNET_SEARCH: string;
declare const HCNET_RUN: string;

const THEME_KEY = "hcnet-theme";
const root = document.documentElement;

function read(key: string): string | undefined {
  // Storage is not available everywhere, such as on pages from disk in some browsers.
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then holds for this page only.
  }
}

function setUpTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme");
  if (button === null) return;
  const isDark = (): boolean =>
    root.dataset.theme === undefined
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : root.dataset.theme === "dark";
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(THEME_KEY, root.dataset.theme);
  });
}

function setUpCopy(): void {
  for (const block of document.querySelectorAll<HTMLElement>(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => {
      const text = block.querySelector("code")?.textContent ?? "";
      const show = (label: string): void => {
        button.textContent = label;
        setTimeout(() => {
          button.textContent = "Copy";
        }, 1500);
      };
      copy(text).then(
        () => show("Copied"),
        () => show("Not copied"),
      );
    });
    block.append(button);
  }
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** A choice of language or credentials holds for all pages. */
function setUpChoices(): void {
  const inputs = document.querySelectorAll<HTMLInputElement>("input[data-choice]");
  for (const input of inputs) {
    const key = `hcnet-${input.dataset.choice}`;
    if (read(key) === input.value) input.checked = true;
    input.addEventListener("change", () => {
      store(key, input.value);
      for (const other of inputs) {
        if (other.dataset.choice === input.dataset.choice && other.value === input.value) {
          other.checked = true;
        }
      }
    });
  }
}

/** Opens the details around the target of a link, so that the target can be seen. */
function revealTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  let closed = false;
  for (
    let details = target.closest("details");
    details !== null;
    details = details.parentElement?.closest("details") ?? null
  ) {
    closed ||= !details.open;
    details.open = true;
  }
  if (closed) target.scrollIntoView();
}

function setUpSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("button.search-open");
  if (button === null) return;
  button.hidden = false;
  // What is typed while the search box is loaded; undefined if it is not being loaded.
  let typed: string | undefined;
  const open = (): void => {
    typed = "";
    loadScript(HCNET_SEARCH)
      .then(
        () => document.dispatchEvent(new CustomEvent("hcnet-search", { detail: typed })),
        () => {
          button.textContent = "Search could not be loaded";
        },
      )
      .finally(() => {
        typed = undefined;
      });
  };
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (typed !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      typed += event.key;
      return;
    }
    const isTyping =
      event.target instanceof HTMLElement &&
      event.target.closest("input, textarea, [contenteditable]") !== null;
    const slash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey;
    if (!slash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    open();
  });
}

/** Buttons that run and edit a sample; the first click loads what they need. */
function setUpRuns(): void {
  for (const panel of document.querySelectorAll<HTMLElement>("[data-run]")) {
    const bar = document.createElement("div");
    bar.className = "run-bar";
    const [run, edit] = ["Run", "Edit"].map((label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.toLowerCase();
      button.textContent = label;
      return button;
    });
    if (run === undefined || edit === undefined) continue;
    const wake = (first: "run" | "edit"): void => {
      const detail = { panel, run, edit, first };
      run.disabled = true;
      loadScript(HCNET_RUN).then(
        () => {
          run.removeEventListener("click", onRun);
          edit.removeEventListener("click", onEdit);
          document.dispatchEvent(new CustomEvent("hcnet-run", { detail }));
          run.disabled = false;
        },
        () => {
          run.textContent = "Could not be loaded";
        },
      );
    };
    const onRun = (): void => wake("run");
    const onEdit = (): void => wake("edit");
    run.addEventListener("click", onRun);
    edit.addEventListener("click", onEdit);
    bar.append(run, edit);
    const hint = panel.querySelector(".hint");
    if (hint === null) panel.append(bar);
    else hint.before(bar);
  }
}

function markCurrentSection(): void {
  const links = new Map(
    Array.from(document.querySelectorAll<HTMLAnchorElement>(".toc a"), (link) => [
      link.hash.slice(1),
      link,
    ]),
  );
  if (links.size === 0 || !("IntersectionObserver" in window)) return;
  const observer = new IntersectionObserver(
    (entries) => {
      const [visible] = entries.filter((entry) => entry.isIntersecting);
      if (visible === undefined) return;
      for (const [id, link] of links) link.classList.toggle("current", id === visible.target.id);
    },
    { rootMargin: "-80px 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(decodeURIComponent(id));
    if (heading !== null) observer.observe(heading);
  }
}

setUpTheme();
setUpCopy();
setUpChoices();
setUpSearch();
setUpRuns();
markCurrentSection();
revealTarget();
addEventListener("hashchange", revealTarget);
