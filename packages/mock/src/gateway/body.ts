import { isTooDeep } from "../platform/json.js";

/** A body that could be read, or why not. */
export type ParsedBody = { readonly value: unknown } | { readonly problem: string };

// `utf8`, as some of the vendor's pages write it, is accepted too.
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?(?:;\s*)?$/i;

// Keeps nothing of what it decodes, as it is not told to stream.
const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a JSON body. */
export function parseBody(bytes: Uint8Array, contentType: string | undefined): ParsedBody {
  if (bytes.byteLength === 0) return { problem: "The request body is missing" };
  if (contentType === undefined) {
    return { problem: "Content-Type: is missing; must be application/json" };
  }
  if (contentType !== "application/json" && !JSON_TYPE.test(contentType.trim())) {
    return { problem: "Content-Type: must be application/json, in UTF-8" };
  }
  const text = decode(bytes);
  if (text === undefined) return { problem: "The request body is not valid UTF-8" };
  if (isTooDeep(text)) return { problem: "The request body is nested too deep" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "The request body is not valid JSON" };
  }
}
