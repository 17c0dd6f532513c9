// The JSON Schema of a fact file. It is closed, so that a misspelt member cannot hide a fact.

const text = { type: "string", minLength: 1 } as const;
const texts = { type: "array", items: text } as const;
const anyValues = { type: "array", minItems: 1 } as const;
const limit = { anyOf: [{ type: "integer" }, { const: "none" }] } as const;
const typeName = { enum: ["string", "integer", "boolean", "object", "array"] } as const;
const typeNames = { type: "array", items: typeName, minItems: 1 } as const;
const contradictionKey = { type: "string", pattern: "^[1-9][0-9]*\\.[0-9]+$" } as const;
const seen = { enum: ["table", "example", "both", "prose", "none"] } as const;

const take = {
  type: "object",
  additionalProperties: false,
  properties: {
    mandatory: { type: "boolean" },
    min: limit,
    max: limit,
    limits: { const: "open" },
    values: anyValues,
    valuesAmong: { anyOf: [anyValues, { const: "any" }] },
    default: { const: "none" },
    format: text,
    nullable: { enum: [true, "optional"] },
    types: typeNames,
    mayTypes: typeNames,
    deprecated: { const: true },
  },
} as const;

const elsewhere = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: { min: { type: "integer" }, max: { type: "integer" } },
} as const;

const row = {
  type: "object",
  additionalProperties: false,
  required: ["type"],
  properties: {
    type: typeName,
    mandatory: { type: "boolean" },
    min: { type: "integer" },
    max: { type: "integer" },
    values: anyValues,
    default: {},
    format: text,
    unique: { const: true },
    seen,
    elsewhere,
    take,
    contradiction: contradictionKey,
    accepts: anyValues,
    rejects: anyValues,
  },
} as const;

const rows = { type: "object", additionalProperties: row } as const;

const header = {
  type: "object",
  additionalProperties: false,
  required: ["seen", "as"],
  properties: {
    type: typeName,
    mandatory: { type: "boolean" },
    min: { type: "integer" },
    max: { type: "integer" },
    default: {},
    values: texts,
    seen,
    as: { enum: ["securityScheme", "requestContent"] },
    take,
    contradiction: contradictionKey,
  },
} as const;

const contradiction = {
  type: "object",
  additionalProperties: false,
  required: ["about"],
  properties: {
    about: text,
    skip: text,
    notes: { type: "array", minItems: 1, items: { anyOf: [text, texts] } },
  },
  oneOf: [{ required: ["skip"] }, { required: ["notes"] }],
} as const;

const status = {
  type: "object",
  additionalProperties: false,
  required: ["seen"],
  properties: { seen, contradiction: contradictionKey },
} as const;

const requestBodies = {
  type: "object",
  additionalProperties: false,
  properties: { required: { const: true }, accepts: anyValues, rejects: anyValues },
} as const;

const responseRequired = {
  type: "object",
  additionalProperties: false,
  properties: {
    always: texts,
    may: texts,
    never: texts,
    others: { const: "never" },
    contradiction: contradictionKey,
  },
} as const;

export const factFileSchema = {
  type: "object",
  additionalProperties: false,
  required: [
    "operationId",
    "api",
    "source",
    "method",
    "path",
    "statuses",
    "headers",
    "pathParameters",
    "request",
    "requestBodies",
    "response",
    "responseRequired",
    "beyondSource",
    "contradictions",
  ],
  properties: {
    operationId: text,
    api: text,
    source: text,
    method: text,
    path: text,
    statuses: { type: "object", additionalProperties: status },
    headers: { type: "object", additionalProperties: header },
    pathParameters: rows,
    queryParameters: rows,
    examples: { type: "array", items: { enum: ["request", "response"] }, uniqueItems: true },
    request: rows,
    requestBodies,
    response: rows,
    errors: rows,
    responseRequired,
    beyondSource: {
      type: "object",
      additionalProperties: false,
      required: ["request", "response"],
      properties: { request: rows, response: rows },
    },
    contradictions: {
      type: "object",
      propertyNames: contradictionKey,
      additionalProperties: contradiction,
    },
  },
} as const;
