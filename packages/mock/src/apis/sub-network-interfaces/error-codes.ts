import type { OpenApiDocument } from "../../spec/document.js";

const PREFIX = "HCNET.";

/**
 * The document with a code in each error example that has an empty one, named after the example:
 * the vendor publishes no codes for this service, so the spec has none.
 */
export function withOwnCodes(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(JSON.stringify(document), fillIn) as OpenApiDocument;
}

/**
 * Behavior `sub-network-interfaces.error-codes`: an error without a code of the mock; those of the
 * gateway stay.
 */
export function withoutOwnCode(body: object): object {
  const { error_code: code } = body as { readonly error_code?: unknown };
  const isOwn = typeof code === "string" && code.startsWith(PREFIX);
  return isOwn ? { ...body, error_code: "" } : body;
}

interface ErrorExample {
  readonly value?: { readonly error_code?: unknown };
}

function fillIn(key: string, node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  const { value } = node as ErrorExample;
  if (value?.error_code !== "") return node;
  const code = `${PREFIX}${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return { ...node, value: { ...value, error_code: code } };
}
