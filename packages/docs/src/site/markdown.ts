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

const hasLongName = ({ text }: Tokens.TableCell): boolean => /[\w.]{18,}/.test(text);

/** Code that may break after a slash or a dot. */
const breakable = (code: string): string =>
  code.replaceAll(/[/.](?=[^/.]{3})(?!code>)/g, (mark) => `${mark}<wbr>`);

/**
 * A table in a box that scrolls. Where the columns do not fit, rows are blocks, in which each cell repeats the
 * heading of its column.
 */
function tableMarkup(
  header: readonly Tokens.TableCell[],
  rows: readonly (readonly Tokens.TableCell[])[],
  inline: (cell: Tokens.TableCell) => string,
): string {
  const isNumeric = ({ align }: Tokens.TableCell): boolean => align === "right";
  const texts = header.filter((cell) => !isNumeric(cell)).length;
  const stacks = texts > 2 || header.length > 3 || (texts === 2 && rows.flat().some(hasLongName));
  const labels = header.map(({ text }) => text.replaceAll(/[`*]/g, ""));
  const heads = header.map((cell) => {
    const inner = inline(cell);
    if (inner === "") return "<td></td>";
    return `<th scope="col"${isNumeric(cell) ? ' class="num"' : ""}>${inner}</th>`;
  });
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const label = html`${stacks && index > 0 ? (labels[index] ?? "") : ""}`.markup;
      const attribute = label === "" ? "" : ` data-label="${label}"`;
      const inner = inline(cell).replaceAll(/<code>[^<]{24,}<\/code>/g, breakable);
      return `<td${isNumeric(cell) ? ' class="num"' : ""}${attribute}>${inner}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="${stacks ? "table stacks" : "table"}" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${heads.join("")}</tr></thead><tbody>
${body.join("\n")}
</tbody></table></div>`;
}

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
      table({ header, rows }: Tokens.Table) {
        const inline = ({ tokens }: Tokens.TableCell): string => this.parser.parseInline(tokens);
        return `${tableMarkup(header, rows, inline)}\n`;
      },
      blockquote({ tokens }: Tokens.Blockquote) {
        const inner = this.parser.parse(tokens);
        const [match, kind = ""] = ALERT.exec(inner) ?? [];
        if (match === undefined) return `<blockquote>${inner}</blockquote>\n`;
        return `<div class="note ${kind.toLowerCase()}"><p><b>${ALERTS[kind]}:</b> ${inner.slice(match.length)}</div>\n`;
      },
    },
  });
  return {
    link,
    markdown: (text) => new Html(marked.parse(text, { async: false })),
    inline: (text) => new Html(marked.parseInline(text, { async: false })),
    code: (source, language) => codeBlock(highlighter, source, language),
  };
}
