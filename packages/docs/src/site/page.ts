import type { Html } from "../html.js";

/** The kinds of pages; also the groups of search results, in the order they are shown. */
export const KINDS = {
  guide: "Guides",
  job: "Jobs",
  operation: "Operations",
  error: "Error codes",
  field: "Fields",
  model: "Models",
  api: "APIs",
  mock: "Mock cloud",
  rule: "Lint rules",
  page: "More",
} as const;

/** Kind of a page or of a search result. */
export type Kind = keyof typeof KINDS;

/** What a block needs to render itself into a page. */
export interface RenderContext {
  /** The relative URL of a path of the site, such as `/guides/errors.html#codes`. */
  link(target: string): string;
  /** Renders Markdown. */
  markdown(text: string): Html;
  /** Renders one paragraph of Markdown without the paragraph. */
  inline(text: string): Html;
  /** Renders highlighted code with a copy button. */
  code(source: string, language: string): Html;
}

/** A part of a page that needs more than Markdown in HTML. */
export interface Block {
  html(context: RenderContext): Html;
  /** The same for the `.md` twin; links are paths of the site. */
  readonly markdown: string;
}

/** A place that the search leads to. */
export interface SearchEntry {
  readonly kind: Kind;
  readonly title: string;
  /** Path of the site, with an anchor if need be. */
  readonly target: string;
  /** What the place belongs to, such as the title of the API. */
  readonly context: string;
  /** What else is searched, and shown below the title. */
  readonly text: string;
  /** Words that are searched and not shown. */
  readonly keywords?: string;
}

/** A page of the site. */
export interface Page {
  /** Path from the root of the site, such as `/publicips/updatePublicip.html`. */
  readonly path: string;
  readonly title: string;
  readonly kind: Kind;
  /** One sentence for search engines, `llms.txt` and search results. */
  readonly description: string;
  /** Markdown, or blocks. The title is not part of it. */
  readonly content: readonly (string | Block)[];
  /** Content of the right column on wide screens, which follows the introduction on others. */
  readonly aside?: Block;
  /** Where the page is: links from the section, which is one of the header, down to the parent. */
  readonly parents?: readonly { readonly title: string; readonly path: string }[];
  /** Links at the end of the page, next to that to its Markdown. */
  readonly links?: readonly { readonly title: string; readonly path: string }[];
  /** A word below the title, such as an operation id. */
  readonly badge?: string;
  /** Further results of the search inside the page. */
  readonly entries?: readonly SearchEntry[];
  readonly keywords?: string;
  /** What is searched in place of the description. */
  readonly searchText?: string;
  /** `landing` has no side bar and no heading of its own. */
  readonly layout?: "landing";
}

/** The Markdown of a page, with links as paths of the site. */
export function markdownOf({ title, content, aside }: Page): string {
  const [first, ...rest] = content.map((part) => (typeof part === "string" ? part : part.markdown));
  const parts = [`# ${title}`, first ?? "", aside?.markdown ?? "", ...rest];
  return `${parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}
