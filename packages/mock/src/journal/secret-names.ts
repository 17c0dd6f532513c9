import { type OpenApiDocument, resolve, type Schema } from "../spec/document.js";

// Members of the identity service, which has no document here: passwords and one-time codes of a
// token request, and the temporary keys of a response.
const IDENTITY_NAMES = ["password", "passcode", "secret", "securitytoken", "token"];

/** Names of all members that a document marks with `x-sensitive`. */
function* sensitiveNames(document: OpenApiDocument, value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  const { properties } = value as Schema;
  if (typeof properties === "object" && properties !== null) {
    for (const [name, schema] of Object.entries(properties)) {
      if (typeof schema !== "object" || schema === null) continue;
      if (resolve(document, schema)["x-sensitive"] === true) yield name;
    }
  }
  for (const member of Object.values(value)) yield* sensitiveNames(document, member);
}

/**
 * Names of the members of bodies that hold secrets. A name counts wherever it stands, as a caller
 * may send it to the wrong operation or at the wrong place.
 */
export function secretNames(documents: readonly OpenApiDocument[]): ReadonlySet<string> {
  const marked = documents.flatMap((document) => [...sensitiveNames(document, document)]);
  return new Set([...IDENTITY_NAMES, ...marked]);
}
