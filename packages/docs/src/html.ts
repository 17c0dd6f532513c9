/** Markup, as opposed to text that still has to be escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Template tag: strings are escaped, {@link Html} goes in as it is, and so do lists of it. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(render)));
}

function render(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part !== "string") return part.map(render).join("");
  return part.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
