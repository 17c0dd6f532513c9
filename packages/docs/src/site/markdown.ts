import { Marked, type Tokens } from "marked";
import { Html, html } from "../html.js";
import type { Highlighter } from "./highlight.js";
import { relativeLink } from "./links.js";
import type { RenderContext } from "./page.js";

/** The anchor of a heading, as GitHub makes it. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/<[^>]+>|[`*]/g, "")
    .replaceAll(/[^\p{L}\p{N}\s_.-]/gu, "")
    .trim()
    .replaceAll(/\s+/g, "-");
}

/** A code block with a copy button, which the script of the page wakes. */
export function codeBlock(highlighter: Highlighter, source: string, language: string): Html {
  const label = language === "" ? "text" : language;
  return html`<div class="code"><pre tabindex="0" data-language="${label}"><code>${highlighter.code(source, language)}</code></pre></div>`;
}

const ALERT = /^<p>\[!(NOTE|TIP|IMPORTANT|WARNING)\]\s*/;
const ALERTS: Readonly<Record<string, string>> = {
  NOTE: "Note",
  TIP: "Tip",
  IMPORTANT: "Important",
  WARNING: "Warning",
};

/** Renders the blocks of one page; links lead from it. */
export function createContext(path: string, highlighter: Highlighter): RenderContext {
  const link = (target: string): string => relativeLink(path, target);
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const id = slug(text);
        const inner = this.parser.parseInline(tokens);
        if (depth === 1) return `<h1>${inner}</h1>\n`;
        return `<h${depth} id="${id}">${inner} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      code({ text, lang = "" }: Tokens.Code) {
        return `${codeBlock(highlighter, text, lang.split(" ")[0] ?? "").markup}\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const inner = this.parser.parseInline(tokens);
        return `<a href="${html`${link(href)}`.markup}">${inner}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        return html`<img src="${link(href)}" alt="${text}" loading="lazy">`.markup;
      },
      blockquote({ tokens }: Tokens.Blockquote) {
        const inner = this.parser.parse(tokens);
        const [match, kind = ""] = ALERT.exec(inner) ?? [];
        if (match === undefined) return `<blockquote>${inner}</blockquote>\n`;
        return `<div class="note ${kind.toLowerCase()}"><p><b>${ALERTS[kind]}:</b> ${inner.slice(match.length)}</div>\n`;
      },
    },
    hooks: {
      postprocess: (markup) =>
        markup
          .replaceAll(
            "<table>",
            '<div class="table" tabindex="0" role="group" aria-label="Table"><table>',
          )
          .replaceAll("</table>", "</table></div>")
          .replaceAll(/<th(?: align="\w+")?><\/th>/g, "<td></td>")
          .replaceAll("<th>", '<th scope="col">')
          .replaceAll("<th align", '<th scope="col" class="num" align'),
    },
  });
  return {
    link,
    markdown: (text) => new Html(marked.parse(text, { async: false })),
    inline: (text) => new Html(marked.parseInline(text, { async: false })),
    code: (source, language) => codeBlock(highlighter, source, language),
  };
}
