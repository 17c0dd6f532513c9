import type { Api } from "../openapi/apis.js";

/** The overview of an API. */
export const apiPath = (api: Api): string => `/${api.name}/index.html`;

/** The links from the reference to an API, for the breadcrumbs of its pages. */
export const apiParents = (api: Api): readonly { title: string; path: string }[] => [
  { title: "Reference", path: "/reference.html" },
  { title: api.document.info.title, path: apiPath(api) },
];

/** The page of an operation. */
export const operationPath = (api: Api, { operationId }: { operationId: string }): string =>
  `/${api.name}/${operationId}.html`;

/** The page of a model. */
export const modelPath = (api: Api, name: string): string => `/${api.name}/models/${name}.html`;

/** The list of all fields of an API. */
export const fieldsPath = (api: Api): string => `/${api.name}/fields.html`;

/** The name of an API in running text, and a link to its overview. */
export const apiLink = (api: Api): string => `[${api.document.info.title}](${apiPath(api)})`;
