import { type OpenApiDocument, resolve } from "../../src/spec/document.js";

/** The keywords that the request schemas of our specs use. */
export interface RequestSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, RequestSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly minProperties?: number;
  readonly items?: RequestSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
}

/** A schema with the document that its references point into. */
export interface Place {
  readonly document: OpenApiDocument;
  readonly schema: RequestSchema;
}

/** The place itself or what its reference points to. */
export const follow = ({ document, schema }: Place): Place => ({
  document,
  schema: resolve(document, schema),
});

/** A place below another one. */
export const below = ({ document }: Place, schema: RequestSchema): Place =>
  follow({ document, schema });

/** The types that a schema allows. */
export const typesOf = ({ type }: RequestSchema): readonly string[] =>
  typeof type === "string" ? [type] : (type ?? []);
