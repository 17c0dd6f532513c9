// The JSON Schema of a file of tables. It is closed, so that a misspelt member cannot hide a fact.

const facts = {
  type: { type: "string" },
  required: { type: "boolean" },
  nullable: { type: "boolean" },
  min: { type: "integer" },
  max: { type: "integer" },
  values: { type: "array", minItems: 1 },
  default: {},
} as const;

const orNone = Object.fromEntries(
  Object.entries(facts).map(([name, schema]) => [name, { anyOf: [schema, { const: "none" }] }]),
);

const row = {
  type: "object",
  additionalProperties: false,
  required: ["type"],
  properties: {
    ...facts,
    take: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      properties: { ...orNone, types: { type: "array", items: { type: "string" }, minItems: 1 } },
    },
  },
} as const;

const rows = { type: "object", additionalProperties: row } as const;

const table = {
  type: "object",
  additionalProperties: false,
  required: ["source", "method", "path", "statuses"],
  properties: {
    source: { type: "string", minLength: 1 },
    method: { enum: ["get", "post", "put", "delete"] },
    path: { type: "string" },
    statuses: { type: "array", items: { type: "string", pattern: "^[2-5]\\d\\d$" } },
    idempotent: { type: "boolean" },
    bodyRequired: { type: "boolean" },
    pagination: { type: "object", additionalProperties: { type: "string" } },
    waiters: { type: "object" },
    parameters: rows,
    request: rows,
    response: rows,
    dryRun: rows,
    always: { type: "array", items: { type: "string" } },
  },
} as const;

export const tableFileSchema = {
  type: "object",
  additionalProperties: false,
  required: ["errors", "errorCodes", "operations"],
  properties: {
    errors: rows,
    errorCodes: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["source", "codes"],
        properties: {
          source: { type: "string", minLength: 1 },
          codes: { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } },
        },
      },
    },
    operations: { type: "object", additionalProperties: table },
  },
} as const;
