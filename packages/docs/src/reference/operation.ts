import { html } from "../html.js";
import type { Api, LocatedOperation } from "../openapi/apis.js";
import {
  type Content,
  modelName,
  notesOf,
  type Parameter,
  type Schema,
} from "../openapi/document.js";
import { commonErrors, documentedErrors, examplesOf, keyOf } from "../openapi/errors.js";
import { allFields, type Field, fieldOf, fieldsOf } from "../openapi/fields.js";
import { documentLink } from "../openapi/forms.js";
import type { Block, Page } from "../site/page.js";
import type { Cures } from "./cures.js";
import { errorTable } from "./errors.js";
import { fieldsBlock, noteList } from "./fields.js";
import { extensionNotes } from "./notes.js";
import { apiParents, apiPath, modelPath, operationPath } from "./paths.js";
import { sampleTabs } from "./sample-tabs.js";
import type { CodeSample } from "./samples.js";

/** What the pages of operations need in addition to the operation. */
export interface ReferenceData {
  readonly cures: Cures;
  /** Codes that have a page. */
  readonly codes: ReadonlySet<string>;
  readonly samples: ReadonlyMap<string, readonly CodeSample[]>;
}

const PLACES = [
  { in: "path", title: "Path parameters" },
  { in: "query", title: "Query parameters" },
  { in: "header", title: "Headers" },
] as const;

/** The page of an operation. */
export function operationPage(api: Api, operation: LocatedOperation, data: ReferenceData): Page {
  const { operationId, summary, method, path, description = "" } = operation;
  const samples = data.samples.get(operationId) ?? [];
  return {
    path: operationPath(api, operation),
    title: summary,
    badge: operationId,
    kind: "operation",
    description: firstSentence(description) || summary,
    searchText: description,
    keywords: `${operationId} ${method.toUpperCase()} ${path}`,
    parents: apiParents(api),
    links: [documentLink(api)],
    aside: aside(api, operation, samples),
    content: [
      endpoint(operation),
      [
        description.trim(),
        extensionNotes(operation)
          .map((note) => `- ${note}`)
          .join("\n"),
      ].join("\n\n"),
      ...requestParts(api, operation),
      ...responseParts(api, operation),
      ...errorParts(api, operation, data),
      ...sourceParts(operation),
    ],
  };
}

const firstSentence = (text: string): string =>
  /^[\s\S]*?[.:](?=\s|$)/.exec(text.trim())?.[0].replaceAll(/\s+/g, " ") ?? "";

function endpoint({ method, path }: LocatedOperation): Block {
  const verb = method.toUpperCase();
  const parts = path
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? html`<i>${part}</i>` : html`${part}`));
  return {
    html: () =>
      html`<p class="endpoint"><span class="method ${method}">${verb}</span> <code>${parts}</code></p>`,
    markdown: `\`${verb} ${path}\``,
  };
}

function aside(api: Api, operation: LocatedOperation, samples: readonly CodeSample[]): Block {
  const tabs = sampleTabs(samples, "sample");
  const [status = "", response] = successOf(operation);
  const examples = examplesOf(api.document, response?.content ?? {});
  const shown = examples.map(({ name, summary = name, value }) => ({
    title: `Response ${status}: ${summary}`,
    json: JSON.stringify(value, null, 2),
  }));
  return {
    html: (context) =>
      html`${tabs.html(context)}${shown.map(
        ({ title, json }, index) =>
          html`<details class="example"${index === 0 ? html` open` : html``}><summary>${title}</summary>${context.code(json, "json")}</details>`,
      )}`,
    markdown: [
      "## Samples",
      tabs.markdown,
      ...shown.map(({ title, json }) => `**${title}**\n\n\`\`\`json\n${json}\n\`\`\``),
    ].join("\n\n"),
  };
}

const successOf = (operation: LocatedOperation) =>
  Object.entries(operation.responses).find(([status]) => status.startsWith("2")) ?? [];

/** The fields of the parameters in one place. */
const parameterFields = (api: Api, parameters: readonly Parameter[]): readonly Field[] =>
  parameters.map((parameter) => {
    const field = fieldOf(api.document, parameter.schema ?? {}, {
      name: parameter.name,
      required: parameter.required === true,
    });
    return {
      ...field,
      description: parameter.description?.trim() || field.description,
      deprecated: field.deprecated || parameter.deprecated === true,
      notes: [...notesOf(parameter), ...field.notes],
    };
  });

function requestParts(api: Api, operation: LocatedOperation): readonly (string | Block)[] {
  const places = PLACES.flatMap(({ in: place, title }) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) return [];
    return [`### ${title}`, fieldsBlock(api, parameterFields(api, parameters), place)];
  });
  const { requestBody } = operation;
  const body =
    requestBody === undefined
      ? []
      : bodyParts(api, requestBody.content, {
          heading: "### Request body",
          text: requestBody.description ?? "",
          prefix: "request",
          showExamples: true,
        });
  const all = [...places, ...body];
  return all.length === 0 ? [] : ["## Request", ...all];
}

interface BodyOptions {
  readonly heading: string;
  readonly text: string;
  readonly prefix: string;
  readonly showExamples: boolean;
}

function bodyParts(api: Api, content: Content, options: BodyOptions): readonly (string | Block)[] {
  const [media] = Object.values(content);
  const schema = media?.schema;
  const model = schema === undefined ? undefined : modelName(schema);
  const link = model === undefined ? "" : ` Model: [\`${model}\`](${modelPath(api, model)}).`;
  const intro = `${options.heading}\n\n${options.text.trim()}${link}`;
  const fields = schema === undefined ? [] : fieldsOf(api.document, schema);
  return [
    intro,
    ...(fields.length === 0 ? [] : [fieldsBlock(api, fields, options.prefix)]),
    ...(options.showExamples ? exampleParts(api, content) : []),
  ];
}

function exampleParts(api: Api, content: Content): readonly Block[] {
  const examples = examplesOf(api.document, content).map(({ name, summary = name, value }) => ({
    summary,
    json: JSON.stringify(value, null, 2),
  }));
  if (examples.length === 0) return [];
  return [
    {
      html: (context) =>
        html`${examples.map(({ summary, json }) => html`<details class="example"><summary>Example: ${summary}</summary>${context.code(json, "json")}</details>`)}`,
      markdown: examples
        .map(({ summary, json }) => `Example: ${summary}\n\n\`\`\`json\n${json}\n\`\`\``)
        .join("\n\n"),
    },
  ];
}

function responseParts(api: Api, operation: LocatedOperation): readonly (string | Block)[] {
  const successes = Object.entries(operation.responses).filter(([status]) =>
    status.startsWith("2"),
  );
  return [
    "## Response",
    ...successes.flatMap(([status, { description, content = {}, ...rest }], index) => [
      ...bodyParts(api, content, {
        heading: `### ${status}`,
        text: description,
        prefix: index === 0 ? "response" : `response-${status}`,
        showExamples: index > 0,
      }),
      ...notesPart(notesOf(rest)),
    ]),
  ];
}

function errorParts(api: Api, operation: LocatedOperation, data: ReferenceData): readonly string[] {
  const common = new Set(commonErrors(api).map(keyOf));
  const own = documentedErrors(api.document, operation).filter(
    (error) => !common.has(keyOf(error)),
  );
  const table = own.length === 0 ? "" : errorTable(own, data.codes, data.cures);
  const link = `Like every operation of this API, it can also fail with one of the [common errors](${apiPath(api)}#common-errors): credentials, permissions, rate limits, and failures of the gateway.`;
  return [`## Errors\n\n${table}\n\n${link}`];
}

function sourceParts(operation: LocatedOperation): readonly (string | Block)[] {
  const source = operation["x-source"];
  const notes = notesOf(operation);
  if (source === undefined && notes.length === 0) return [];
  const updated = source?.updated === undefined ? "" : `, updated ${source.updated}`;
  const text =
    source === undefined
      ? ""
      : `The vendor documents this operation on the page “${source.document}” of the ${source.publication}${updated}.`;
  return [`## Sources\n\n${text}`, ...notesPart(notes)];
}

function notesPart(notes: readonly string[]): readonly Block[] {
  if (notes.length === 0) return [];
  return [
    {
      html: (context) => noteList(context, notes),
      markdown: notes.map((note) => `- ${note}`).join("\n"),
    },
  ];
}

/** A field with the part of the operation that has it. */
export interface LocatedField {
  readonly field: Field;
  readonly prefix: string;
  /** Such as `request body`. */
  readonly place: string;
}

/** Every field of an operation, at any depth. */
export function fieldsOfOperation(api: Api, operation: LocatedOperation): readonly LocatedField[] {
  const parameters = PLACES.flatMap(({ in: place }) =>
    parameterFields(
      api,
      operation.parameters.filter((parameter) => parameter.in === place),
    ).map((field) => ({ field, prefix: place, place: `${place} parameter` })),
  );
  const [, success] = successOf(operation);
  const bodies = [
    { content: operation.requestBody?.content, prefix: "request", place: "request" },
    { content: success?.content, prefix: "response", place: "response" },
  ];
  return [
    ...parameters,
    ...bodies.flatMap(({ content = {}, prefix, place }) => {
      const schema: Schema | undefined = Object.values(content)[0]?.schema;
      if (schema === undefined) return [];
      return allFields(fieldsOf(api.document, schema)).map((field) => ({ field, prefix, place }));
    }),
  ];
}
