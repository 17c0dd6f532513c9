import { assign, type Draft, escapePointer, isTree, replaced, type Tree } from "./mutant.js";

const LIMITS: Readonly<Record<string, 1 | -1>> = {
  maxLength: 1,
  maximum: 1,
  maxItems: 1,
  maxProperties: 1,
  minLength: -1,
  minimum: -1,
  minItems: -1,
  minProperties: -1,
};

const show = (value: unknown): string => JSON.stringify(value);

function limits(schema: Tree, pointer: string): Draft[] {
  return Object.entries(LIMITS).flatMap(([keyword, wider]) => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return [];
    // Zero is the least length and the least number of items: there is nothing below it.
    const isCount = keyword !== "minimum" && keyword !== "maximum";
    const values = [limit + wider, limit - wider].filter((value) => !isCount || value >= 0);
    return values.map((value) => ({
      pointer: `${pointer}/${keyword}`,
      change: `${limit} -> ${value}`,
      apply: () => assign(schema, { [keyword]: value }),
    }));
  });
}

function nullability(schema: Tree, pointer: string): Draft[] {
  if (schema.type === undefined) return [];
  const types = [schema.type].flat() as string[];
  const rest = types.filter((type) => type !== "null");
  const isNullable = types.includes("null");
  const changed = isNullable ? (rest.length === 1 ? rest[0] : rest) : [...types, "null"];
  const change = isNullable ? "no longer nullable" : "nullable";
  return [{ pointer: `${pointer}/type`, change, apply: () => assign(schema, { type: changed }) }];
}

function another(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 : `${String(value)}x`;
}

function enumValues(schema: Tree, pointer: string): Draft[] {
  return ["enum", "x-extensible-enum"].flatMap((keyword) => {
    const values = schema[keyword];
    if (!Array.isArray(values)) return [];
    return values.map((value, index) => ({
      pointer: `${pointer}/${keyword}/${index}`,
      change: `${show(value)} -> ${show(another(value))}`,
      apply: () => assign(schema, { [keyword]: replaced(values, index, another(value)) }),
    }));
  });
}

function defaultValue(schema: Tree, pointer: string): Draft[] {
  const value = schema.default;
  if (value === undefined) return [];
  const changed = another(value);
  return [
    {
      pointer: `${pointer}/default`,
      change: `${show(value)} -> ${show(changed)}`,
      apply: () => assign(schema, { default: changed }),
    },
  ];
}

function renamed(properties: Tree, from: string): Tree {
  const entries = Object.entries(properties);
  return Object.fromEntries(
    entries.map(([name, value]) => [name === from ? `${name}_x` : name, value]),
  );
}

function properties(schema: Tree, pointer: string): Draft[] {
  const found = schema.properties;
  if (!isTree(found)) return [];
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  return Object.keys(found).flatMap((name) => {
    const at = `${pointer}/properties/${escapePointer(name)}`;
    const without = required.filter((each) => each !== name);
    const isRequired = required.includes(name);
    const { [name]: _, ...others } = found;
    return [
      {
        pointer: at,
        change: "dropped",
        apply: () => assign(schema, { properties: others, required: without }),
      },
      {
        pointer: at,
        change: "renamed",
        apply: () =>
          assign(schema, {
            properties: renamed(found, name),
            required: isRequired ? [...without, `${name}_x`] : required,
          }),
      },
      {
        pointer: at,
        change: isRequired ? "optional" : "required",
        apply: () => assign(schema, { required: isRequired ? without : [...required, name] }),
      },
    ];
  });
}

/** The changes of the facts that one schema states itself, without those of its subschemas. */
export const schemaMutants = (schema: Tree, pointer: string): readonly Draft[] => [
  ...properties(schema, pointer),
  ...limits(schema, pointer),
  ...nullability(schema, pointer),
  ...enumValues(schema, pointer),
  ...defaultValue(schema, pointer),
];
