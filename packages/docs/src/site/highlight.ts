import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { Html, html } from "../html.js";

const LIGHT = "github-light-high-contrast";
const DARK = "github-dark-high-contrast";

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
}

/** Loads the grammars and themes. */
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
  const classes = new Map<string, string>();
  const cache = new Map<string, Html>();
  return {
    code(source, language) {
      const key = `${language}\n${source}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const lines = tokenLines(shiki, source, GRAMMARS[language] ?? "text", classes);
      const code = new Html(lines.join("\n"));
      cache.set(key, code);
      return code;
    },
    styles: () => styleSheet(classes),
  };
}

function tokenLines(
  shiki: HighlighterCore,
  source: string,
  lang: string,
  classes: Map<string, string>,
): readonly string[] {
  if (lang === "text") return [html`${source}`.markup];
  const { tokens } = shiki.codeToTokens(source, {
    lang,
    themes: { light: LIGHT, dark: DARK },
    defaultColor: false,
    // The default stops at 500 ms, so that pages would depend on how busy the machine is.
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) =>
    line
      .map(({ content, htmlStyle }) => {
        const style = typeof htmlStyle === "object" ? htmlStyle : {};
        const [light = "", dark = ""] = [style["--shiki-light"], style["--shiki-dark"]];
        if (content.trim() === "" || isPlain(light)) return html`${content}`.markup;
        return html`<span class="${classOf(classes, `${light} ${dark}`)}">${content}</span>`.markup;
      })
      .join(""),
  );
}

/** The colour of text that no rule of the theme names. */
const isPlain = (light: string): boolean => light === "" || light.toUpperCase() === "#0E1116";

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
