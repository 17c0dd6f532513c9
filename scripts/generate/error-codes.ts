import {
  jsonSchema,
  listOperations,
  type OpenApiDocument,
  resolveRef,
  type Schema,
} from "../lib/openapi.js";
import { tsDoc } from "./describe.js";
import { generatedHeader } from "./header.js";

/** The members in which error bodies carry their code. */
const CODE_MEMBERS: readonly string[] = ["code", "error_code"];

interface CodeSchema extends Schema {
  readonly "x-extensible-enum"?: readonly string[];
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
}

/** The known codes in a body and what each means; the first that says so wins. */
function collect(document: OpenApiDocument, node: Schema, codes: Map<string, string>): void {
  const { properties = {} } = resolveRef(document, node);
  for (const [name, property] of Object.entries(properties)) {
    collect(document, property, codes);
    if (!CODE_MEMBERS.includes(name)) continue;
    const schema: CodeSchema = resolveRef(document, property);
    for (const code of schema["x-extensible-enum"] ?? []) {
      const meaning = schema["x-enumDescriptions"]?.[code];
      if (meaning === undefined) throw new Error(`${code} is not in x-enumDescriptions`);
      if (!codes.has(code)) codes.set(code, meaning);
    }
  }
}

/** `error-codes.gen.ts`: the codes that errors of the API may carry, as far as they are known. */
export function generateErrorCodes(api: string, document: OpenApiDocument): string {
  const codes = new Map<string, string>();
  for (const { operation } of listOperations(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const schema = /^2/.test(status) ? undefined : jsonSchema(document, response);
      if (schema !== undefined) collect(document, schema, codes);
    }
  }
  const sorted = [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = sorted.map(
    ([code, meaning]) =>
      `${tsDoc(meaning, "  ")}  ${JSON.stringify(code)}: ${JSON.stringify(meaning)},\n`,
  );
  return `${generatedHeader(api)}
/** What each known error code means, in our words. */
export const errorCodes = {
${rows.join("")}} as const;

/** Code of an error: the known ones, and any other that the cloud may send. */
export type ErrorCode = keyof typeof errorCodes | (string & {});
`;
}
