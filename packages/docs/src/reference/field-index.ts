import type { Api, LocatedOperation } from "../openapi/apis.js";
import { jumpBar } from "../site/jump-bar.js";
import { slug } from "../site/markdown.js";
import type { Block, Page, SearchEntry } from "../site/page.js";
import { fieldAnchor } from "./fields.js";
import { fieldsOfOperation, type LocatedField } from "./operation.js";
import { apiParents, fieldsPath, operationPath } from "./paths.js";

interface Use extends LocatedField {
  readonly operation: LocatedOperation;
}

/** The page that lists every field of an API with the operations that have it. */
export function fieldIndex(api: Api): Page {
  const uses = usesByName(api);
  const sections = Array.from(uses, ([name, all]) => section(api, name, all));
  return {
    path: fieldsPath(api),
    title: "Fields",
    kind: "page",
    description: `Every parameter and field of ${api.document.info.title}, with the operations that have it.`,
    parents: apiParents(api),
    content: [
      `The ${uses.size} parameters and fields of this API in alphabetical order, each with the operations that accept or return it.`,
      letterBar([...uses.keys()]),
      ...sections,
    ],
    entries: Array.from(uses, ([name, all]) => entry(api, name, all)),
  };
}

/** Leads to the first field of each letter. */
function letterBar(names: readonly string[]): Block {
  const first = new Map<string, string>();
  for (const name of names) {
    const letter = /[a-z]/i.exec(name)?.[0].toUpperCase() ?? name;
    if (!first.has(letter)) first.set(letter, slug(name));
  }
  return jumpBar(
    "Fields by first letter",
    Array.from(first, ([title, anchor]) => ({ title, anchor })),
  );
}

function usesByName(api: Api): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const operation of api.operations) {
    for (const located of fieldsOfOperation(api, operation)) {
      const { name } = located.field;
      uses.set(name, [...(uses.get(name) ?? []), { ...located, operation }]);
    }
  }
  return new Map([...uses].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Uses with the same description are one line. */
function section(api: Api, name: string, uses: readonly Use[]): string {
  const lines = new Map<string, Set<string>>();
  for (const { field, prefix, place, operation } of uses) {
    const text = field.description.replaceAll(/\s+/g, " ").trim() || "No description.";
    const target = `${operationPath(api, operation)}#${fieldAnchor(prefix, field)}`;
    const link = `[\`${operation.operationId}\`](${target}) (${place})`;
    lines.set(text, (lines.get(text) ?? new Set()).add(link));
  }
  const items = Array.from(lines, ([text, links]) => `- ${text}\n  ${[...links].join(", ")}`);
  return `## ${name}\n\n${items.join("\n")}`;
}

function entry(api: Api, name: string, uses: readonly Use[]): SearchEntry {
  const operations = [...new Set(uses.map(({ operation }) => operation.operationId))];
  const [first] = uses;
  const only = operations.length === 1 && first !== undefined;
  const values = uses.flatMap(({ field }) => field.values.map(({ value }) => value));
  return {
    kind: "field",
    title: name,
    target: only
      ? `${operationPath(api, first.operation)}#${fieldAnchor(first.prefix, first.field)}`
      : `${fieldsPath(api)}#${name.toLowerCase()}`,
    context: api.document.info.title,
    text: `${first?.field.description.replaceAll(/\s+/g, " ") ?? ""} In ${operations.join(", ")}.`,
    keywords: [...new Set(values)].join(" "),
  };
}
