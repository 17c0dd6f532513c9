import fc from "fast-check";
import { below, follow, type Place, type RequestSchema, typesOf } from "./schema.js";

// Lists longer than this find no more faults, only more of the same.
const MAX_ITEMS = 4;
const MAX_TEXT = 300;

function fitting({ minLength = 0, maxLength = MAX_TEXT }: RequestSchema) {
  return (text: string): boolean => {
    const length = [...text].length;
    return length >= minLength && length <= maxLength;
  };
}

function matching(schema: RequestSchema, pattern: string): fc.Arbitrary<string> {
  try {
    const expression = new RegExp(pattern, "u");
    return fc
      .stringMatching(expression)
      .filter((text) => expression.test(text) && fitting(schema)(text));
  } catch {
    // Some classes (\p{L}) cannot be generated from.
    return fc.constantFrom(...(schema.examples as readonly string[]));
  }
}

function text(schema: RequestSchema): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = MAX_TEXT, pattern, format } = schema;
  const examples = (schema.examples ?? []).filter((it): it is string => typeof it === "string");
  const shape =
    format === "uuid"
      ? fc.uuid()
      : pattern === undefined
        ? fc.string({ minLength, maxLength: Math.min(maxLength, MAX_TEXT), unit: "grapheme-ascii" })
        : matching(schema, pattern);
  return examples.length === 0 ? shape : fc.oneof(shape, fc.constantFrom(...examples));
}

function object(place: Place): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], minProperties = 0 } = place.schema;
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, allowed(below(place, schema))]),
  );
  return fc
    .record(members, { requiredKeys: [...required], noNullPrototype: true })
    .filter((value) => Object.keys(value).length >= minProperties);
}

function array(place: Place): fc.Arbitrary<unknown> {
  const { items = {}, minItems = 0, maxItems = MAX_ITEMS, uniqueItems } = place.schema;
  const item = allowed(below(place, items));
  const limits = {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, MAX_ITEMS)),
  };
  return uniqueItems === true
    ? fc.uniqueArray(item, { ...limits, selector: (value) => JSON.stringify(value) })
    : fc.array(item, limits);
}

function ofType(type: string, place: Place): fc.Arbitrary<unknown> {
  const { minimum, maximum } = place.schema;
  switch (type) {
    case "object":
      return object(place);
    case "array":
      return array(place);
    case "integer":
      return fc.integer({
        min: minimum ?? -1_000_000,
        max: Math.min(maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER),
      });
    case "boolean":
      return fc.boolean();
    case "string":
      return text(place.schema);
    default:
      throw new Error(`no request of ours has the type ${type}`);
  }
}

/** Any value that a schema allows. */
export function allowed(place: Place): fc.Arbitrary<unknown> {
  const followed = follow(place);
  if (followed.schema.enum !== undefined) return fc.constantFrom(...followed.schema.enum);
  return fc.oneof(...typesOf(followed.schema).map((type) => ofType(type, followed)));
}
