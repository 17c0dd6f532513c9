import { posix } from "node:path";

const isSitePath = (target: string): boolean => target.startsWith("/") && !target.startsWith("//");

/** The URL that leads from a page of the site to a path of the site. */
export function relativeLink(from: string, target: string): string {
  if (!isSitePath(target)) return target;
  const [path = "", anchor] = target.split("#");
  if (path === from && anchor !== undefined) return `#${anchor}`;
  const relative = posix.relative(posix.dirname(from), path);
  return anchor === undefined ? relative : `${relative}#${anchor}`;
}

/** The path of the `.md` twin of a page. */
export const twinOf = (path: string): string => path.replace(/\.html$/, ".md");

/** Markdown whose links to paths of the site lead from one twin to the other. */
export function relativeMarkdown(from: string, markdown: string): string {
  return markdown.replaceAll(/\]\((\/[^)\s]*)\)/g, (_, target: string) => {
    const [path = "", anchor] = target.split("#");
    const twin = anchor === undefined ? twinOf(path) : `${twinOf(path)}#${anchor}`;
    return `](${relativeLink(twinOf(from), twin)})`;
  });
}
