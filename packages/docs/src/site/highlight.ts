import { createRequire } from "node:module";
import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { Html, html } from "../html.js";
import { readCache, writeCache } from "./build-cache.js";

const LIGHT = "github-light-high-contrast";
const DARK = "github-dark-high-contrast";
const { version } = createRequire(import.meta.url)("shiki/package.json") as { version: string };
/** What the kept tokens depend on in addition to the code. */
const CACHE_VERSION = `shiki ${version}, ${LIGHT}, ${DARK}`;

/** Names of languages in code fences, and the grammar of each. */
const GRAMMARS: Readonly<Record<string, string>> = {
  ts: "typescript",
  tsx: "typescript",
  js: "javascript",
  json: "json",
  session: "json",
  yaml: "yaml",
  sh: "shellscript",
  py: "python",
  http: "http",
};

/** Highlights code by classes, so that pages need no style attributes. */
export interface Highlighter {
  code(source: string, language: string): Html;
  /** The style sheet of the classes that were used. */
  styles(): string;
  /** Keeps the tokens of what was highlighted for the next build. */
  save(): Promise<void>;
}

/** A run of text, and its colours in both themes; no colours where it is plain. */
type Token = readonly [content: string, colours: string];
type Lines = readonly (readonly Token[])[];

/** Loads the grammars and themes, and the tokens that the last build kept. */
export async function createHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighterCore({
    themes: [
      import("shiki/themes/github-light-high-contrast.mjs"),
      import("shiki/themes/github-dark-high-contrast.mjs"),
    ],
    langs: [
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/javascript.mjs"),
      import("shiki/langs/json.mjs"),
      import("shiki/langs/yaml.mjs"),
      import("shiki/langs/shellscript.mjs"),
      import("shiki/langs/python.mjs"),
      import("shiki/langs/http.mjs"),
    ],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const kept = await readCache<Lines>("highlight", CACHE_VERSION);
  const used = new Map<string, Lines>();
  const classes = new Map<string, string>();
  return {
    code(source, language) {
      const key = `${language}\n${source}`;
      const lines = used.get(key) ?? kept.get(key) ?? tokensOf(shiki, source, language);
      used.set(key, lines);
      return new Html(lines.map((line) => lineMarkup(line, classes)).join("\n"));
    },
    styles: () => styleSheet(classes),
    save: () => writeCache("highlight", CACHE_VERSION, used),
  };
}

function tokensOf(shiki: HighlighterCore, source: string, language: string): Lines {
  const lang = GRAMMARS[language];
  if (lang === undefined) return source.split("\n").map((line) => [[line, ""]]);
  const { tokens } = shiki.codeToTokens(source, {
    lang,
    themes: { light: LIGHT, dark: DARK },
    defaultColor: false,
    // The default stops at 500 ms, so that pages would depend on how busy the machine is.
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) =>
    line.map(({ content, htmlStyle }): Token => {
      const style = typeof htmlStyle === "object" ? htmlStyle : {};
      const [light = "", dark = ""] = [style["--shiki-light"], style["--shiki-dark"]];
      return [content, content.trim() === "" || isPlain(light) ? "" : `${light} ${dark}`];
    }),
  );
}

/** The colour of text that no rule of the theme names. */
const isPlain = (light: string): boolean => light === "" || light.toUpperCase() === "#0E1116";

const lineMarkup = (line: readonly Token[], classes: Map<string, string>): string =>
  line
    .map(([content, colours]) =>
      colours === ""
        ? html`${content}`.markup
        : html`<span class="${classOf(classes, colours)}">${content}</span>`.markup,
    )
    .join("");

function classOf(classes: Map<string, string>, colours: string): string {
  const name = classes.get(colours) ?? `k${classes.size}`;
  classes.set(colours, name);
  return name;
}

function styleSheet(classes: ReadonlyMap<string, string>): string {
  const rules = [...classes].map(([colours, name]) => {
    const [light, dark] = colours.split(" ");
    return `.${name}{color:light-dark(${light},${dark})}`;
  });
  return `${rules.join("\n")}\n`;
}
