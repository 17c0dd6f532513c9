import type { OpenApiDocument, Schema } from "../lib/openapi.js";
import { tsDoc } from "./describe.js";
import { generatedHeader } from "./header.js";

interface Enumeration {
  readonly name: string;
  readonly comment: string;
  /** What each value means. */
  readonly meanings: Readonly<Record<string, string>>;
}

interface EnumSchema extends Schema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
}

const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());

/** `Publicip` of `CreatePublicipOption`, for a property whose own name says little. */
const resourceOf = (schema: string): string =>
  schema
    .replace(/^(Create|Update|Show|List|Batch|Delete)+/, "")
    .replace(/(Option|Resp(onse)?|Request|Body)+$/, "");

function meaningsOf(schema: EnumSchema): Readonly<Record<string, string>> | undefined {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  const texts = values.filter(
    (value): value is string => typeof value === "string" && value !== "",
  );
  if (texts.length === 0) return undefined;
  const known = schema["x-enumDescriptions"] ?? {};
  return Object.fromEntries(texts.map((value) => [value, known[value] ?? ""]));
}

/** The enumerations of a schema and its properties, each with a name to propose. */
function enumerationsIn(name: string, schema: EnumSchema): Enumeration[] {
  const meanings = meaningsOf(schema);
  const comment = schema.description?.split("\n\n")[0]?.trim() ?? name;
  const own = meanings === undefined ? [] : [{ name, comment, meanings }];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const proposed = key.includes("_") ? pascal(key) : resourceOf(name) + pascal(key);
    return enumerationsIn(proposed, property.items ?? property);
  });
  return [...own, ...properties];
}

/**
 * The documented values of strings, by name. Enumerations with the same name and values are one; a name
 * with other values is omitted, since a short name would not tell which is meant.
 */
export function enumerations(document: OpenApiDocument): readonly Enumeration[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const byName = new Map<string, Enumeration[]>();
  for (const each of schemas.flatMap(([name, schema]) => enumerationsIn(name, schema))) {
    byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  }
  // Error codes have their own table.
  const found = [...byName].filter(([name]) => !/(Code|^Error\w*)$/.test(name));
  const isSame = (each: Enumeration[]): boolean =>
    new Set(each.map(({ meanings }) => Object.keys(meanings).sort().join())).size === 1;
  return found.flatMap(([, each]) => (isSame(each) ? each.slice(0, 1) : []));
}

const key = (value: string): string => (/^[A-Za-z_$][\w$]*$/.test(value) ? value : `"${value}"`);

/**
 * `values.gen.ts`: documented values as constants, such as `PublicipStatus.ACTIVE`. A constant has the
 * name of its model, if there is one, and stands for the type as well.
 */
export function generateValues(
  api: string,
  document: OpenApiDocument,
  modelNames: readonly string[],
): string {
  const models = enumerations(document)
    .map(({ name }) => name)
    .filter((name) => modelNames.includes(name));
  const imports = models.map((name) => `${name} as ${name}Model`).join(", ");
  const constants = enumerations(document).map(({ name, comment, meanings }) => {
    const rows = Object.entries(meanings).map(
      ([value, meaning]) =>
        `${meaning === "" ? "" : tsDoc(meaning, "  ")}  ${key(value)}: ${JSON.stringify(value)},\n`,
    );
    const type = models.includes(name)
      ? `${tsDoc(comment)}export type ${name} = ${name}Model;\n`
      : "";
    return `${tsDoc(comment)}export const ${name} = {\n${rows.join("")}} as const;\n${type}`;
  });
  const text = constants.length === 0 ? "export {};\n" : constants.join("\n");
  const from = models.length === 0 ? "" : `import type { ${imports} } from "./models.gen.js";\n`;
  return `${generatedHeader(api)}${from}\n${text}`;
}
