// The fact files: what each source document says, and what the spec takes from it.

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { factFileSchema } from "./facts-schema.js";

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

export type TypeName = "string" | "integer" | "boolean" | "object" | "array";
export type Limit = number | "none";

/** What the spec says instead of the page, where the page alone does not decide. */
export interface Take {
  readonly mandatory?: boolean;
  readonly min?: Limit;
  readonly max?: Limit;
  readonly limits?: "open";
  readonly values?: readonly JsonValue[];
  readonly valuesAmong?: readonly JsonValue[] | "any";
  readonly default?: "none";
  readonly format?: string;
  readonly nullable?: true | "optional";
  readonly types?: readonly TypeName[];
  readonly mayTypes?: readonly TypeName[];
  readonly deprecated?: true;
}

/** One row of a table, or one member that only an example shows. */
export interface Row {
  readonly type: TypeName;
  readonly mandatory?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly JsonValue[];
  readonly default?: JsonValue;
  readonly format?: string;
  readonly unique?: true;
  readonly seen?: "table" | "example" | "both" | "prose" | "none";
  /** Limits that only other editions give: a spec may have them, with a note of where from. */
  readonly elsewhere?: { readonly min?: number; readonly max?: number };
  readonly take?: Take;
  readonly contradiction?: string;
  readonly accepts?: readonly JsonValue[];
  readonly rejects?: readonly JsonValue[];
}

export type Rows = Readonly<Record<string, Row>>;

export interface Header {
  readonly as: "securityScheme" | "requestContent";
  readonly values?: readonly string[];
}

/** A place of the document, `~` and a word of its note if need be; or several, one will do. */
export type NotePlace = string | readonly string[];

export interface Contradiction {
  readonly about: string;
  readonly skip?: string;
  readonly notes?: readonly NotePlace[];
}

export type BodyKind = "request" | "response";

export interface FactFile {
  readonly operationId: string;
  readonly api: string;
  readonly source: string;
  readonly method: string;
  readonly path: string;
  readonly statuses: Readonly<Record<string, { readonly seen: string }>>;
  readonly headers: Readonly<Record<string, Header>>;
  readonly pathParameters: Rows;
  readonly queryParameters?: Rows;
  /** The bodies that the page shows as examples; both by default. */
  readonly examples?: readonly BodyKind[];
  readonly request: Rows;
  readonly requestBodies: {
    readonly required?: true;
    readonly accepts?: readonly JsonValue[];
    readonly rejects?: readonly JsonValue[];
  };
  readonly response: Rows;
  readonly errors?: Rows;
  readonly responseRequired: {
    readonly always?: readonly string[];
    readonly may?: readonly string[];
    readonly never?: readonly string[];
    readonly others?: "never";
  };
  readonly beyondSource: { readonly request: Rows; readonly response: Rows };
  readonly contradictions: Readonly<Record<string, Contradiction>>;
}

const DIRECTORY = new URL("../", import.meta.url);

/** The operations that have a fact file. */
export const OPERATIONS: readonly string[] = readdirSync(new URL("facts", DIRECTORY))
  .map((file) => basename(file, ".yaml"))
  .sort();

/** The status of a success, such as `200`. */
export function successOf({ statuses }: Pick<FactFile, "statuses">): string {
  return Object.keys(statuses).find((status) => status < "400") ?? "200";
}

/** Reads a fact file and rejects members that the checks would skip in silence. */
export function loadFacts(operationId: string): FactFile {
  const file = new URL(`facts/${operationId}.yaml`, DIRECTORY);
  const facts: unknown = parse(readFileSync(file, "utf8"));
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  if (!ajv.validate(factFileSchema, facts)) {
    throw new Error(`${fileURLToPath(file)}: ${ajv.errorsText()}`);
  }
  return facts as FactFile;
}

/** A documented body, as cut out of the source document. */
export function loadExample(operationId: string, kind: BodyKind): JsonValue {
  const file = new URL(`examples/${operationId}.${kind}.json`, DIRECTORY);
  return JSON.parse(readFileSync(file, "utf8")) as JsonValue;
}
