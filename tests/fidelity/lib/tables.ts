// The tables of operations without a page of their own among the source documents: what the vendor's
// definitions, SDKs and sister editions say of them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { bodySchema, type Located, type Schema } from "./bundle.js";
import type { JsonValue } from "./facts.js";
import { type Found, find, pointersOf, view } from "./pointer.js";
import { compare, type Problems, problem, show } from "./problem.js";
import { tableFileSchema } from "./tables-schema.js";
import { violation } from "./validate.js";

/** What a row says of a property or a parameter; `take` is what the spec says instead. */
interface Facts {
  readonly type: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly JsonValue[];
  readonly default?: JsonValue;
}

type Override = { readonly [name in keyof Facts]?: Facts[name] | "none" };

export interface TableRow extends Facts {
  readonly take?: Override & { readonly types?: readonly string[] };
}

type Rows = Readonly<Record<string, TableRow>>;

export interface Table {
  readonly source: string;
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly string[];
  readonly idempotent?: boolean;
  readonly bodyRequired?: boolean;
  readonly pagination?: Readonly<Record<string, string>>;
  readonly waiters?: Readonly<Record<string, unknown>>;
  readonly parameters?: Rows;
  readonly request?: Rows;
  readonly response?: Rows;
  /** The body with which a dry run is accepted (202). */
  readonly dryRun?: Rows;
  /** The properties that a successful response always has; unset if the rows say it. */
  readonly always?: readonly string[];
}

/** The tables of an API, and what its error responses have in common. */
export interface Tables {
  readonly errors: Rows;
  /** The published codes of the service and of the gateway, by the page that lists them. */
  readonly errorCodes: readonly { readonly source: string; readonly codes: readonly string[] }[];
  readonly operations: Readonly<Record<string, Table>>;
}

/** Reads the tables of an API. */
export function loadTables(api: string): Tables {
  const file = new URL(`../tables/${api}.yaml`, import.meta.url);
  const tables: unknown = parse(readFileSync(file, "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  if (!ajv.validate(tableFileSchema, tables)) {
    throw new Error(`${fileURLToPath(file)}: ${ajv.errorsText()}`);
  }
  return tables as Tables;
}

const typesOf = (schema: Schema): readonly string[] => [schema.type ?? []].flat();

/** The same facts as in a row, read from the schemas that a value may follow. */
export function factsOf({ alternatives, required }: Found, type: string): Facts {
  const types = alternatives.flatMap(typesOf);
  const [schema = {}] = alternatives.filter((each) => typesOf(each).includes(type));
  const isNumber = type === "integer" || type === "number";
  const [low, high] = isNumber
    ? [schema.minimum, schema.maximum]
    : [schema.minLength ?? schema.minItems, schema.maxLength ?? schema.maxItems];
  const values = schema.enum ?? schema["x-extensible-enum"];
  return {
    type: [...new Set(types)]
      .filter((each) => each !== "null")
      .sort()
      .join(" "),
    required,
    nullable: types.includes("null"),
    // A minimum length of 0 and none are the same.
    ...(low === undefined || (low === 0 && !isNumber) ? {} : { min: low }),
    ...(high === undefined ? {} : { max: high }),
    ...(values === undefined ? {} : { values: values.map(show).sort() }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
  };
}

/** The facts of a row as the spec takes them. */
function expectedOf({ take, ...row }: TableRow): Facts {
  const { types, ...override } = take ?? {};
  const merged = { required: false, nullable: false, ...row, ...override };
  const { values, ...rest } = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== "none"),
  );
  return {
    ...rest,
    type: [...(types ?? [row.type])].sort().join(" "),
    ...(Array.isArray(values) ? { values: values.map(show).sort() } : {}),
  };
}

interface Place {
  readonly operationId: string;
  readonly where: string;
}

function checkFacts(place: Place, row: TableRow, found: Found): Problems {
  const expected = expectedOf(row);
  const actual = factsOf(found, row.type);
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]) as Set<keyof Facts>;
  return [...names].flatMap((name) => compare(place, name, expected[name], actual[name]));
}

function checkBody(
  [id, name]: readonly [string, string],
  located: Located,
  schema: Schema | undefined,
  rows: Rows,
): Problems {
  const { bundle } = located;
  const place = (pointer: string) => ({ operationId: id, where: `${name} ${pointer}` });
  return Object.entries(rows).flatMap(([pointer, row]) => {
    const found = schema && find(bundle, schema, pointer);
    if (found === undefined)
      return [problem(place(pointer), "property", "that it exists", undefined)];
    return checkFacts(place(pointer), row, found);
  });
}

function checkParameters(id: string, located: Located, rows: Rows): Problems {
  const { bundle, parameters } = located;
  return Object.entries(rows).flatMap(([pointer, row]) => {
    const place = { operationId: id, where: `parameter ${pointer}` };
    const parameter = parameters.find(({ name }) => name === pointer.replace(/\[\]$/, ""));
    if (parameter?.schema === undefined) {
      return [problem(place, "parameter", "that it exists", undefined)];
    }
    const root = view(bundle, parameter.schema, parameter.required ?? false);
    const found = pointer.endsWith("[]") ? find(bundle, parameter.schema, "[]") : root;
    return found === undefined
      ? [problem(place, "items", "that they exist", undefined)]
      : checkFacts(place, row, found);
  });
}

function withoutDescriptions(value: unknown): unknown {
  if (value === undefined) return undefined;
  return JSON.parse(
    JSON.stringify(value, (key, each) => (key === "description" ? undefined : each)),
  );
}

function checkAround(id: string, table: Table, located: Located): Problems {
  const place = { operationId: id, where: "operation" };
  const { operation } = located;
  const extensions = operation as unknown as Readonly<Record<string, unknown>>;
  const body = operation.requestBody;
  return [
    ...compare(place, "method", table.method, located.method),
    ...compare(place, "path", table.path, located.path),
    ...compare(place, "statuses", table.statuses, Object.keys(operation.responses)),
    ...compare(place, "x-idempotent", table.idempotent, extensions["x-idempotent"]),
    ...compare(place, "x-pagination", table.pagination, extensions["x-pagination"]),
    ...compare(place, "x-waiters", table.waiters, withoutDescriptions(extensions["x-waiters"])),
    ...compare(place, "required of the body", table.bodyRequired, body && (body.required ?? false)),
  ];
}

/** The properties that are required of a response, but those of optional objects and of items. */
function checkAlways(
  id: string,
  always: readonly string[],
  located: Located,
  root: Schema,
): Problems {
  return pointersOf(located.bundle, root)
    .filter((pointer) => !pointer.includes("[]"))
    .flatMap((pointer) => {
      const required = find(located.bundle, root, pointer)?.required;
      const place = { operationId: id, where: `response ${pointer}` };
      return compare(place, "required", always.includes(pointer), required);
    });
}

/** A body is an object; null is none. */
function checkRoot(id: string, name: string, located: Located, root: Schema): Problems {
  const types = view(located.bundle, root, true).alternatives.flatMap(typesOf);
  const place = { operationId: id, where: name };
  return compare(place, "type", "object", [...new Set(types)].join(" "));
}

/** The body of the gateway, which some statuses have instead of that of the service. */
const GATEWAY_ERROR: Rows = {
  error_code: { type: "string", required: true },
  error_msg: { type: "string", required: true },
  request_id: { type: "string" },
  encoded_authorization_message: { type: "string" },
};

const isCode = (pointer: string): boolean => /(?:^|\.)(?:error_)?code$/.test(pointer);

/** An error says something: the empty object is none, one property is enough if the rows say so. */
function checkEmptyBodies(id: string, first: string, located: Located, schema: Schema): Problems {
  const place = { operationId: id, where: "error 400" };
  const passes = violation(located.bundle, schema, {}) === undefined;
  const nested = { code: "0", message: "" };
  const one = { [first]: first === "error" ? nested : "0" };
  const isOptional = find(located.bundle, schema, first)?.required === false;
  const error = isOptional ? violation(located.bundle, schema, one) : undefined;
  return [
    ...(passes ? [problem(place, "body to reject", {}, "that it is accepted")] : []),
    ...(error === undefined ? [] : [problem(place, "body to accept", one, error)]),
  ];
}

/** Compares the error responses of an operation with what the tables say of them. */
export function checkErrorBodies(
  id: string,
  { errors, errorCodes }: Tables,
  located: Located,
): Problems {
  const { bundle, operation } = located;
  const published = new Set(errorCodes.flatMap(({ codes }) => codes));
  const responses = Object.entries(operation.responses).filter(([status]) => status >= "400");
  return responses.flatMap(([status, body]) => {
    const schema = bodySchema(bundle, body);
    if (schema === undefined) return [];
    const name = `error ${status}`;
    const pointers = pointersOf(bundle, schema);
    const codes = pointers.filter(isCode).flatMap((pointer) => {
      const facts = find(bundle, schema, pointer)?.alternatives ?? [];
      const listed = facts.flatMap((each) => each["x-extensible-enum"] ?? []);
      const place = { operationId: id, where: `${name} ${pointer}` };
      return listed
        .filter((code) => !published.has(String(code)))
        .map((code) => problem(place, "code", "one that a source publishes", code));
    });
    const [first = ""] = Object.keys(errors);
    const rows = pointers.includes(first) ? errors : GATEWAY_ERROR;
    return [
      ...codes,
      ...(status === "400" ? checkEmptyBodies(id, first, located, schema) : []),
      ...checkRoot(id, name, located, schema),
      ...checkBody([id, name], located, schema, rows).filter(
        (each) => !each.includes(": values: "),
      ),
    ];
  });
}

/** Compares an operation, but its error responses, with its table. */
export function checkTable(id: string, tables: Tables, located: Located): Problems {
  const table = tables.operations[id];
  if (table === undefined) throw new Error(`${id}: expected a table, got none`);
  const { bundle, operation } = located;
  const request = bodySchema(bundle, operation.requestBody);
  const successes = Object.entries(operation.responses).filter(([status]) => status < "300");
  const [response, accepted] = successes.map(([, body]) => bodySchema(bundle, body));
  const { always, dryRun } = table;
  return [
    ...checkAround(id, table, located),
    ...checkParameters(id, located, table.parameters ?? {}),
    ...(request ? checkRoot(id, "request", located, request) : []),
    ...checkBody([id, "request"], located, request, table.request ?? {}),
    ...(response ? checkRoot(id, "response", located, response) : []),
    ...checkBody([id, "response"], located, response, table.response ?? {}),
    ...(response && always ? checkAlways(id, always, located, response) : []),
    ...(accepted && dryRun ? checkRoot(id, "dry run", located, accepted) : []),
    ...checkBody([id, "dry run"], located, accepted, dryRun ?? {}),
  ];
}
