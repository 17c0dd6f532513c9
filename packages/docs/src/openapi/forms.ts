import type { Api } from "./apis.js";

/** A form of an OpenAPI document, which is offered as JSON and as YAML. */
export interface Form {
  readonly title: string;
  /** Path of the file below the directory of the API, without its extension. */
  readonly path: string;
  /** What `@hcnet/specs` exports it as, without its extension. */
  readonly source: (api: string) => string;
}

/** The forms that the pages offer for download. */
export const FORMS: readonly Form[] = [
  { title: "OpenAPI 3.1", path: "openapi", source: (api) => `openapi/${api}` },
  {
    title: "OpenAPI 3.1, without references",
    path: "dereferenced",
    source: (api) => `openapi/${api}.dereferenced`,
  },
  { title: "OpenAPI 3.0", path: "openapi-3.0", source: (api) => `openapi-3.0/${api}` },
  {
    title: "OpenAPI 3.0, without references",
    path: "dereferenced-3.0",
    source: (api) => `openapi-3.0/${api}.dereferenced`,
  },
];
/** Path of the collection of all operations, whose requests a script signs. */
export const POSTMAN = "/downloads/hcnet.postman_collection.json";

/** Returns the link to the document that describes an API. */
export const documentLink = ({ name }: Api): { title: string; path: string } => ({
  title: "OpenAPI document",
  path: `/downloads/${name}/openapi.yaml`,
});

/** Returns rows of a Markdown table that link to the documents of an API, a row for each form. */
export const downloadRows = ({ name }: Api): readonly string[] =>
  FORMS.map(({ title, path }) => {
    const base = `/downloads/${name}/${path}`;
    return `| ${title} | [${path}.json](${base}.json) | [${path}.yaml](${base}.yaml) |`;
  });
