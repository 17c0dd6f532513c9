import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "../site/page.js";

const require = createRequire(import.meta.url);
const DOCS = join(require.resolve("@hcnet/redocly-plugin/package.json"), "../docs");
const PARENTS = [{ title: "Lint rules", path: "/rules/index.html" }];

/** A page for each lint rule and decorator of the plugin, after their index. */
export async function rulePages(): Promise<readonly Page[]> {
  const rules = await readPages("rules");
  const decorators = await readPages("decorators");
  const list = (pages: readonly Page[]): string =>
    pages
      .map(({ title, path, description }) => `- [\`${title}\`](${path}): ${description}`)
      .join("\n");
  const index: Page = {
    path: "/rules/index.html",
    title: "Lint rules",
    kind: "page",
    description:
      "The Redocly rules and decorators of @hcnet/redocly-plugin, for your own OpenAPI documents.",
    content: [
      "`@hcnet/redocly-plugin` checks the documents of this project, and any other OpenAPI document. How to use it with yours: [Lint your own specs](/guides/linting.html).",
      `## Rules\n\n${list(rules)}`,
      `## Decorators\n\n${list(decorators)}`,
    ],
  };
  return [index, ...rules, ...decorators];
}

async function readPages(directory: string): Promise<readonly Page[]> {
  const names = (await readdir(join(DOCS, directory)))
    .filter((name) => name.endsWith(".md"))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(DOCS, directory, name), "utf8");
      const [, title = name, summary = ""] = /^# (.+)\n+([\s\S]*?)\n\n/.exec(text) ?? [];
      return {
        path: `/rules/${name.replace(/\.md$/, ".html")}`,
        title,
        kind: "rule" as const,
        description: summary.replaceAll(/\s+/g, " ").replaceAll("`", ""),
        parents: PARENTS,
        content: [withSiteLinks(text.replace(/^# .+\n+/, ""))],
      };
    }),
  );
}

/** The pages link to each other by the names of their files. */
const withSiteLinks = (text: string): string =>
  text.replaceAll(
    /\]\((?:\.\.\/(?:rules|decorators)\/)?([\w-]+)\.md(#[\w-]+)?\)/g,
    "](/rules/$1.html$2)",
  );
