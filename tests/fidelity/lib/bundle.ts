// A bundled OpenAPI document, as far as the checks read it.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { valueAt } from "../../../scripts/lib/openapi.js";
import type { JsonValue } from "./facts.js";

export interface Noted {
  readonly $ref?: string;
  readonly "x-source-note"?: string | readonly string[];
}

export interface Schema extends Noted {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly "x-extensible-enum"?: readonly JsonValue[];
  readonly default?: JsonValue;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
}

export interface Example {
  readonly value?: JsonValue;
  readonly "x-documented"?: boolean;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Body extends Noted {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Parameter extends Noted {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

type Security = readonly Readonly<Record<string, readonly string[]>>[];

export interface Operation extends Noted {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
  readonly security?: Security;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type PathItem = { readonly [method in (typeof METHODS)[number]]?: Operation } & {
  readonly parameters?: readonly Parameter[];
};

export interface SecurityScheme extends Noted {
  readonly type?: string;
  readonly in?: string;
  readonly name?: string;
}

export interface Bundle {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly security?: Security;
  readonly components: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
}

export interface Located {
  readonly bundle: Bundle;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

export const JSON_TYPE = "application/json";

export function loadBundle(api: string): Bundle {
  const url = new URL(`../../../packages/${api}/generated/openapi.json`, import.meta.url);
  if (!existsSync(url)) {
    throw new Error(`${fileURLToPath(url)} is missing: run \`pnpm build\` first`);
  }
  return JSON.parse(readFileSync(url, "utf8")) as Bundle;
}

export function findOperation(bundle: Bundle, operationId: string): Located {
  for (const [path, item] of Object.entries(bundle.paths)) {
    const shared = item.parameters ?? [];
    for (const method of METHODS) {
      const operation = item[method];
      if (operation?.operationId !== operationId) continue;
      const own = operation.parameters ?? [];
      const parameters = [...shared, ...own].map((each) => resolve(bundle, each));
      return { bundle, method, path, operation, parameters };
    }
  }
  throw new Error(`no operation has the id ${operationId}`);
}

/** The node and, while it is a reference, what it points to. */
export function refChain<T extends Noted>(bundle: Bundle, node: T): readonly T[] {
  if (node.$ref === undefined) return [node];
  return [node, ...refChain(bundle, valueAt(bundle, node.$ref) as T)];
}

export function resolve<T extends Noted>(bundle: Bundle, node: T): T {
  return refChain(bundle, node).at(-1) ?? node;
}

export function bodySchema(bundle: Bundle, body: Body | undefined): Schema | undefined {
  return body && resolve(bundle, body).content?.[JSON_TYPE]?.schema;
}
