import { codeSpan } from "../code-span.js";
import { type Html, html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import type { EnumValue, Field } from "../openapi/fields.js";
import type { Block, RenderContext } from "../site/page.js";
import { modelPath } from "./paths.js";

/** Fields up to this depth are open when the page is. */
const OPEN_DEPTH = 1;
/** Prefix of the anchor of a model that has no fields. */
export const VALUE = "value";

/** The fields of a body or the parameters of a request, each with an anchor of its own. */
export function fieldsBlock(api: Api, fields: readonly Field[], prefix: string): Block {
  return {
    html: (context) => fieldList({ api, context, prefix }, fields, 0),
    markdown: markdownList(api, fields, 0),
  };
}

/** The anchor of a field in the page of an operation or model. */
export const fieldAnchor = (prefix: string, field: Field): string =>
  `${prefix}.${field.path.replaceAll("[]", "")}`;

interface Where {
  readonly api: Api;
  readonly context: RenderContext;
  readonly prefix: string;
}

function fieldList(where: Where, fields: readonly Field[], depth: number): Html {
  return html`<ul class="fields">${fields.map((field) => fieldItem(where, field, depth))}</ul>`;
}

function fieldItem(where: Where, field: Field, depth: number): Html {
  const id = fieldAnchor(where.prefix, field);
  const { context } = where;
  return html`<li id="${id}">
<div class="field-head"><a class="field-name" href="#${id}"><code>${field.name}</code></a> ${typeOf(where, field)}${badges(field)}</div>
${field.description === "" ? "" : html`<div class="field-text">${context.markdown(field.description)}</div>`}
${facts(where, field)}${enumTable(where, field)}${noteList(context, field.notes)}${children(where, field, depth)}</li>
`;
}

function typeOf({ api, context }: Where, { type, model }: Field): Html {
  if (model === undefined) return html`<span class="type">${type}</span>`;
  const [before = "", after = ""] = type.split(model);
  const name = type.includes(model) ? model : "";
  const link = html`<a href="${context.link(modelPath(api, model))}">${name === "" ? model : name}</a>`;
  return name === ""
    ? html`<span class="type">${type} ${link}</span>`
    : html`<span class="type">${before}${link}${after}</span>`;
}

function badges(field: Field): Html {
  const names = [
    field.required ? "required" : "",
    field.nullable ? "nullable" : "",
    field.deprecated ? "deprecated" : "",
    field.sensitive ? "secret" : "",
  ].filter((name) => name !== "");
  return html`${names.map((name) => html` <span class="badge ${name}">${name}</span>`)}`;
}

function facts({ context }: Where, { limits, example }: Field): Html {
  const all = [
    ...limits.map((limit) => context.inline(limit)),
    ...(example === undefined ? [] : [html`example <code>${example}</code>`]),
  ];
  if (all.length === 0) return html``;
  return html`<p class="facts">${all.map((fact, index) => html`${index === 0 ? "" : " · "}${fact}`)}</p>`;
}

function enumTable({ context, prefix }: Where, { values, open, name }: Field): Html {
  if (values.length === 0) return html``;
  const label = open ? "Known values" : "Values";
  const body = values.every(({ meaning }) => meaning === "")
    ? html`<p class="values">${values.map(({ value }) => html`<code>${value}</code> `)}</p>`
    : html`<dl class="values">${values.map(({ value, meaning }) => enumRow(context, { value, meaning }))}</dl>`;
  const hint = open ? html`<p class="facts">Other values may appear.</p>` : html``;
  if (values.length <= 4)
    return html`<div class="enum"><p class="facts">${label}:</p>${body}${hint}</div>`;
  // A model that is an enumeration has nothing else to show.
  const state = prefix === VALUE ? html` open` : html``;
  return html`<details class="enum"${state}><summary>${label} of <code>${name}</code> (${String(values.length)})</summary>${body}${hint}</details>`;
}

const enumRow = (context: RenderContext, { value, meaning }: EnumValue): Html =>
  html`<dt><code>${value}</code></dt><dd>${context.inline(meaning)}</dd>`;

/** What the sources of the spec disagree on. */
export function noteList(context: RenderContext, notes: readonly string[]): Html {
  if (notes.length === 0) return html``;
  return html`<details class="sources"><summary>Sources disagree</summary>${notes.map((note) => html`<p>${context.inline(note)}</p>`)}</details>`;
}

function children(where: Where, field: Field, depth: number): Html {
  if (field.children.length === 0) return html``;
  const list = fieldList(where, field.children, depth + 1);
  const text = `${field.children.length} field${field.children.length === 1 ? "" : "s"} of `;
  const summary = html`<summary>${text}<code>${field.name}</code></summary>`;
  return depth < OPEN_DEPTH
    ? html`<details class="children" open>${summary}${list}</details>`
    : html`<details class="children">${summary}${list}</details>`;
}

function markdownList(api: Api, fields: readonly Field[], depth: number): string {
  return fields.map((field) => markdownItem(api, field, depth)).join("\n");
}

function markdownItem(api: Api, field: Field, depth: number): string {
  const indent = "  ".repeat(depth);
  const marks = [
    field.required ? "required" : "optional",
    field.nullable ? "nullable" : "",
    field.deprecated ? "deprecated" : "",
    field.sensitive ? "secret" : "",
  ].filter((mark) => mark !== "");
  const text = [
    `\`${field.name}\` (${[field.type, ...marks].join(", ")}):`,
    field.description.replaceAll(/\s+/g, " "),
    field.limits.length === 0 ? "" : `Limits: ${field.limits.join("; ")}.`,
    field.example === undefined ? "" : `Example: ${codeSpan(field.example)}.`,
    ...field.notes.map((note) => `Sources disagree: ${note.replaceAll(/\s+/g, " ")}`),
  ].filter((part) => part !== "");
  const values = field.values.map(
    ({ value, meaning }) =>
      `${indent}  - ${codeSpan(value)}${meaning === "" ? "" : `: ${meaning}`}`,
  );
  const below = field.children.length === 0 ? [] : [markdownList(api, field.children, depth + 1)];
  return [`${indent}- ${text.join(" ")}`, ...values, ...below].join("\n");
}
