import { html } from "../html.js";
import type { Block } from "./page.js";

/** Links to parts of a long page, which stay at its top. */
export function jumpBar(
  label: string,
  items: readonly { readonly title: string; readonly anchor: string }[],
): Block {
  return {
    html: () =>
      html`<nav class="jump" aria-label="${label}">${items.map(({ title, anchor }) => html`<a href="#${anchor}">${title}</a>`)}</nav>`,
    markdown: "",
  };
}
