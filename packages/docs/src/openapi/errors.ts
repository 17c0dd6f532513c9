import type { Api, LocatedOperation } from "./apis.js";
import { type ApiDocument, type Content, modelName, resolve, type Schema } from "./document.js";
import { flatten } from "./fields.js";

/** An error that an operation documents with an example. */
export interface DocumentedError {
  readonly status: string;
  readonly code: string;
  /** When it comes, in a few words. */
  readonly summary: string;
  readonly message: string;
}

/** Where an error code occurs. */
export interface Occurrence extends DocumentedError {
  readonly api: Api;
  readonly operation: LocatedOperation;
}

/** An error code of one or several APIs. */
export interface ErrorCode {
  readonly code: string;
  /** What it means, by API; the same text is there once. */
  readonly meanings: readonly { readonly meaning: string; readonly apis: readonly Api[] }[];
  readonly occurrences: readonly Occurrence[];
  /** Whether the client slows down and retries, with any status. */
  readonly throttling: boolean;
}

/** The properties in which error bodies carry their code and message. */
const CODES = ["code", "error_code"];
const MESSAGES = ["message", "error_msg"];

/** The page of an error code. */
export const errorPath = (code: string): string => `/errors/${code}.html`;

/** The errors that an operation documents: one for each example of a response that is no success. */
export function documentedErrors(
  document: ApiDocument,
  { responses }: LocatedOperation,
): readonly DocumentedError[] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) =>
    isSuccess(status)
      ? []
      : examplesOf(document, content).flatMap(({ summary = "", value }) => {
          const code = findText(value, CODES);
          if (code === undefined) return [];
          return [{ status, code, summary, message: findText(value, MESSAGES) ?? "" }];
        }),
  );
}

const isSuccess = (status: string): boolean => status.startsWith("2");

/** The examples of a body, of any media type. */
export function examplesOf(
  document: ApiDocument,
  content: Content,
): readonly { readonly name: string; readonly summary?: string; readonly value: unknown }[] {
  return Object.values(content).flatMap(({ examples = {} }) =>
    Object.entries(examples).map(([name, example]) => ({ name, ...resolve(document, example) })),
  );
}

/** The first text under one of these names, at any depth. */
function findText(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (names.includes(name) && typeof inner === "string") return inner;
  }
  for (const inner of Object.values(value)) {
    const found = findText(inner, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The errors that every operation of an API documents alike, such as those of the gateway; the
 * page of an operation shows the others.
 */
export function commonErrors({ document, operations }: Api): readonly DocumentedError[] {
  const [first = [], ...others] = operations.map((operation) =>
    documentedErrors(document, operation),
  );
  const keys = others.map((errors) => new Set(errors.map(keyOf)));
  return first.filter((error) => keys.every((set) => set.has(keyOf(error))));
}

/** The same status, code and summary is the same error. */
export const keyOf = ({ status, code, summary }: DocumentedError): string =>
  [status, code, summary].join("\n");

/** Every error code of the APIs, sorted. */
export function errorCodes(apis: readonly Api[]): readonly ErrorCode[] {
  const found = new Map<string, { meanings: Map<string, Api[]>; throttling: boolean }>();
  for (const api of apis) {
    for (const [code, { meaning, throttling }] of knownCodes(api)) {
      const entry = found.get(code) ?? { meanings: new Map(), throttling: false };
      entry.meanings.set(meaning, [...(entry.meanings.get(meaning) ?? []), api]);
      found.set(code, { meanings: entry.meanings, throttling: entry.throttling || throttling });
    }
  }
  const occurrences = apis.flatMap((api) =>
    api.operations.flatMap((operation) =>
      documentedErrors(api.document, operation).map((error) => ({ ...error, api, operation })),
    ),
  );
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { meanings, throttling }]) => ({
      code,
      meanings: Array.from(meanings, ([meaning, of]) => ({ meaning, apis: of })),
      occurrences: occurrences.filter((occurrence) => occurrence.code === code),
      throttling,
    }));
}

interface KnownCode {
  readonly meaning: string;
  readonly throttling: boolean;
}

/** The codes that the error schemas of an API list, with what each means. */
export function knownCodes({ document, operations }: Api): ReadonlyMap<string, KnownCode> {
  const codes = new Map<string, KnownCode>();
  const seen = new Set<string>();
  const collect = (schema: Schema): void => {
    const name = modelName(schema);
    if (name !== undefined && seen.has(name)) return;
    if (name !== undefined) seen.add(name);
    for (const [property, inner] of Object.entries(flatten(document, schema).properties ?? {})) {
      collect(inner);
      if (CODES.includes(property)) collectCodes(flatten(document, inner), codes);
    }
  };
  for (const { responses } of operations) {
    for (const [status, { content = {} }] of Object.entries(responses)) {
      if (isSuccess(status)) continue;
      for (const { schema } of Object.values(content)) if (schema !== undefined) collect(schema);
    }
  }
  return codes;
}

function collectCodes(schema: Schema, codes: Map<string, KnownCode>): void {
  const throttling = schema["x-throttling-codes"] ?? [];
  for (const value of schema["x-extensible-enum"] ?? []) {
    const code = String(value);
    if (codes.has(code)) continue;
    const meaning = schema["x-enumDescriptions"]?.[code] ?? "";
    codes.set(code, { meaning, throttling: throttling.includes(code) });
  }
}
