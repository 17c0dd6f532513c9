import { below, follow, type Place, type RequestSchema, typesOf } from "./schema.js";

/** A value that a schema forbids because of one change to an allowed one. */
export interface Violation {
  readonly what: string;
  /** The field that the error response must name. */
  readonly field: string;
  readonly value: unknown;
}

type Rebuild = (value: unknown) => unknown;

interface Spot {
  readonly place: Place;
  readonly value: unknown;
  readonly field: string;
  /** The whole with another value at this spot. */
  readonly rebuild: Rebuild;
}

const NOT_MATCHING = ["<", " ", "§", "a b", "-", "x".repeat(70)];

function wrongTexts({ maxLength, minLength, pattern, format }: RequestSchema): [string, string][] {
  const bad = pattern === undefined ? undefined : new RegExp(pattern, "u");
  const unmatched = NOT_MATCHING.find((text) => bad !== undefined && !bad.test(text));
  return [
    ...(maxLength === undefined
      ? []
      : [["too long", "x".repeat(maxLength + 1)] as [string, string]]),
    ...((minLength ?? 0) > 0 ? [["empty", ""] as [string, string]] : []),
    ...(unmatched === undefined ? [] : [["wrong characters", unmatched] as [string, string]]),
    ...(format === "uuid" ? [["no UUID", "no-uuid"] as [string, string]] : []),
  ];
}

function wrongNumbers({ minimum, maximum }: RequestSchema): [string, number][] {
  return [
    ["a fraction", 1.5],
    ...(minimum === undefined ? [] : [["too small", minimum - 1] as [string, number]]),
    ...(maximum === undefined ? [] : [["too large", maximum + 1] as [string, number]]),
  ];
}

function wrongScalars(schema: RequestSchema): [string, unknown][] {
  const types = typesOf(schema);
  if (schema.enum !== undefined) return [["no value of the enumeration", "no-such-value"]];
  if (types.includes("string")) return wrongTexts(schema);
  return types.includes("integer") ? wrongNumbers(schema) : [];
}

function wrongType(schema: RequestSchema): [string, unknown] {
  return ["wrong type", typesOf(schema).includes("object") ? "text" : { not: "this" }];
}

function inArray({ place, value, field, rebuild }: Spot): Violation[] {
  const { items = {}, maxItems, minItems = 0, uniqueItems } = place.schema;
  const list = value as readonly unknown[];
  const [first] = list;
  const wrong: Violation[] = [];
  if (minItems > 0) wrong.push({ what: "too few items", field, value: rebuild([]) });
  if (first === undefined) return wrong;
  if (maxItems !== undefined) {
    const many = Array.from({ length: maxItems + 1 }, () => first);
    wrong.push({ what: "too many items", field, value: rebuild(many) });
  }
  if (uniqueItems === true) {
    wrong.push({ what: "a repeated item", field, value: rebuild([...list, first]) });
  }
  const spot: Spot = {
    place: below(place, items),
    value: first,
    field: `${field}[0]`,
    rebuild: (item) => rebuild([item, ...list.slice(1)]),
  };
  return [...wrong, ...atSpot(spot)];
}

function inObject({ place, value, field, rebuild }: Spot): Violation[] {
  const { properties = {}, required = [], minProperties = 0 } = place.schema;
  const object = value as Readonly<Record<string, unknown>>;
  const named = (name: string): string => (field === "" ? name : `${field}.${name}`);
  const without = (name: string) => {
    const { [name]: _, ...rest } = object;
    return rest;
  };
  return [
    {
      what: "an unknown field",
      field: named("no_such_field"),
      value: rebuild({ ...object, no_such_field: 1 }),
    },
    ...required.map((name) => ({
      what: "a missing field",
      field: named(name),
      value: rebuild(without(name)),
    })),
    ...(minProperties > 0 ? [{ what: "no field at all", field, value: rebuild({}) }] : []),
    ...Object.entries(object).flatMap(([name, member]) =>
      atSpot({
        place: below(place, properties[name] ?? {}),
        value: member,
        field: named(name),
        rebuild: (changed) => rebuild({ ...object, [name]: changed }),
      }),
    ),
  ];
}

function atSpot(spot: Spot): Violation[] {
  const { place, value, field, rebuild } = spot;
  const changes = [wrongType(place.schema), ...wrongScalars(place.schema)];
  const own = changes.map(([what, changed]) => ({ what, field, value: rebuild(changed) }));
  if (Array.isArray(value)) return [...own, ...inArray(spot)];
  return typeof value === "object" && value !== null ? [...own, ...inObject(spot)] : own;
}

/** Every single change to an allowed value that the schema speaks against. */
export function violations(place: Place, value: unknown): readonly Violation[] {
  return atSpot({ place: follow(place), value, field: "", rebuild: (changed) => changed });
}
