import { html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import { type ApiDocument, modelName, notesOf, proseOf, type Schema } from "../openapi/document.js";
import { fieldOf, fieldsOf, flatten } from "../openapi/fields.js";
import { documentLink } from "../openapi/forms.js";
import type { Block, Page } from "../site/page.js";
import { fieldsBlock, noteList, VALUE } from "./fields.js";
import { apiParents, apiPath, modelPath, operationPath } from "./paths.js";

/** The pages of the models of an API. */
export function modelPages(api: Api): readonly Page[] {
  const schemas = api.document.components?.schemas ?? {};
  const uses = usesOf(api);
  return Object.entries(schemas).map(([name, schema]) => modelPage(api, name, schema, uses));
}

interface Uses {
  /** Models by the model that they refer to. */
  readonly models: ReadonlyMap<string, ReadonlySet<string>>;
  readonly operations: ReadonlyMap<string, ReadonlySet<string>>;
}

function usesOf({ document, operations }: Api): Uses {
  const models = new Map<string, Set<string>>();
  const inOperations = new Map<string, Set<string>>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const used of referencesIn(schema)) add(models, used, name);
  }
  for (const operation of operations) {
    const direct = referencesIn([operation.requestBody, operation.responses, operation.parameters]);
    for (const name of reachable(document, direct)) add(inOperations, name, operation.operationId);
  }
  return { models, operations: inOperations };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** The models that a part of the document refers to. */
function referencesIn(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const { $ref } = node as Schema;
  const own = typeof $ref === "string" ? modelName({ $ref }) : undefined;
  return [...(own === undefined ? [] : [own]), ...Object.values(node).flatMap(referencesIn)];
}

function reachable(document: ApiDocument, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    referencesIn(document.components?.schemas?.[name]).forEach(visit);
  };
  names.forEach(visit);
  return found;
}

function modelPage(api: Api, name: string, schema: Schema, uses: Uses): Page {
  const flat = flatten(api.document, schema);
  const description = proseOf(flat);
  const fields = fieldsOf(api.document, schema);
  const content =
    fields.length > 0
      ? ["## Fields", fieldsBlock(api, fields, "field")]
      : [
          "## Values",
          fieldsBlock(api, [fieldOf(api.document, schema, { name, required: false })], VALUE),
        ];
  return {
    path: modelPath(api, name),
    title: name,
    kind: "model",
    description: description.replaceAll(/\s+/g, " ") || `Model of ${api.document.info.title}.`,
    parents: [...apiParents(api), { title: "Models", path: `${apiPath(api)}#models` }],
    links: [documentLink(api)],
    content: [
      fields.length > 0 ? description : "",
      ...content,
      ...notes(notesOf(flat)),
      usedBy(api, name, uses),
    ],
  };
}

function notes(all: readonly string[]): readonly Block[] {
  if (all.length === 0) return [];
  return [
    {
      html: (context) => html`${noteList(context, all)}`,
      markdown: all.map((note) => `- Sources disagree: ${note}`).join("\n"),
    },
  ];
}

function usedBy(api: Api, name: string, { models, operations }: Uses): string {
  const inModels = [...(models.get(name) ?? [])].map(
    (model) => `[\`${model}\`](${modelPath(api, model)})`,
  );
  const inOperations = [...(operations.get(name) ?? [])].map(
    (operationId) => `[\`${operationId}\`](${operationPath(api, { operationId })})`,
  );
  const type = `In TypeScript: \`components["schemas"]["${name}"]\` of \`${api.packageName}/types\`.`;
  return [
    "## Used by",
    inOperations.length === 0 ? "" : `Operations: ${inOperations.join(", ")}.`,
    inModels.length === 0 ? "" : `Models: ${inModels.join(", ")}.`,
    type,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
