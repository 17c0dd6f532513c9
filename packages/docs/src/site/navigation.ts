import type { Api } from "../openapi/apis.js";
import { apiPath, fieldsPath, operationPath } from "../reference/paths.js";
import type { Page } from "./page.js";

/** A link of the navigation. */
export interface NavItem {
  readonly title: string;
  readonly path: string;
}

/** A group of links in the side bar. */
export interface NavGroup {
  readonly title: string;
  readonly items: readonly NavItem[];
}

/** The links at the top of every page. */
export const TOP: readonly NavItem[] = [
  { title: "Guides", path: "/guides/index.html" },
  { title: "Jobs", path: "/jobs/index.html" },
  { title: "Reference", path: "/reference.html" },
  { title: "Errors", path: "/errors/index.html" },
  { title: "Mock cloud", path: "/mock/index.html" },
  { title: "Lint rules", path: "/rules/index.html" },
];

/** Side bars by the first part of a path, such as `guides` or `publicips`. */
export type Navigation = ReadonlyMap<string, readonly NavGroup[]>;

/** The part of the site that a page is in. */
export const sectionOf = (path: string): string => path.split("/")[1] ?? "";

/** Puts the side bars together. */
export function createNavigation(
  apis: readonly Api[],
  guides: readonly NavGroup[],
  errors: readonly NavItem[],
  others: Readonly<Record<string, readonly Page[]>>,
): Navigation {
  const jobs = group("Jobs", others.jobs ?? []);
  const references = apis.map((api) => [api.name, apiGroups(api, apis)] as const);
  const overview = apis.map((api) => ({ title: api.document.info.title, path: apiPath(api) }));
  return new Map<string, readonly NavGroup[]>([
    ["guides", [...guides, jobs]],
    ["jobs", [jobs]],
    ["reference.html", [{ title: "APIs", items: overview }]],
    ["errors", [{ title: "Error codes", items: errors }]],
    ["mock", [group("Mock cloud", others.mock ?? [])]],
    ["rules", [group("Lint rules", others.rules ?? [])]],
    ["about", [group("About", others.about ?? [])]],
    ...references,
  ]);
}

const group = (title: string, pages: readonly Page[]): NavGroup => ({
  title,
  items: pages.map((page) => ({ title: page.title, path: page.path })),
});

function apiGroups(api: Api, apis: readonly Api[]): readonly NavGroup[] {
  const tags = new Map<string, NavItem[]>();
  for (const operation of api.operations) {
    const tag = operation.tags[0] ?? "";
    const item = { title: operation.summary, path: operationPath(api, operation) };
    tags.set(tag, [...(tags.get(tag) ?? []), item]);
  }
  const others = apis.filter((other) => other !== api);
  return [
    {
      title: api.document.info.title,
      items: [
        { title: "Overview", path: apiPath(api) },
        { title: "Models", path: `${apiPath(api)}#models` },
        { title: "Fields", path: fieldsPath(api) },
      ],
    },
    ...Array.from(tags, ([title, items]) => ({ title, items })),
    {
      title: "Other APIs",
      items: others.map((other) => ({ title: other.document.info.title, path: apiPath(other) })),
    },
  ];
}
