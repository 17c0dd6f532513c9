// Compares one row of a fact file with the schema at its pointer.

import type { Bundle, Schema } from "./bundle.js";
import type { JsonValue, Limit, Row, TypeName } from "./facts.js";
import type { Found } from "./pointer.js";
import { compare, type Place, type Problems, problem } from "./problem.js";
import { violation } from "./validate.js";

/** Requests are strict, so a list of values is closed; in responses it stays open. */
export type Direction = "request" | "response";

export interface RowCheck {
  readonly bundle: Bundle;
  readonly place: Place;
  readonly direction: Direction;
  readonly row: Row;
  readonly found: Found;
  /** The notes at the pointer and at the object around it. */
  readonly notes: readonly string[];
}

const LIMITS: Readonly<Partial<Record<TypeName, readonly [keyof Schema, keyof Schema]>>> = {
  string: ["minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  array: ["minItems", "maxItems"],
};

const INT32_MAX = 2 ** 31 - 1;

const typesOf = (schema: Schema): readonly string[] => [schema.type ?? []].flat();

/** The alternatives that a value of the documented type follows. */
function matching({ row, found }: RowCheck): readonly Schema[] {
  return found.alternatives.filter((schema) => typesOf(schema).includes(row.type));
}

function checkType({ place, row, found }: RowCheck): Problems {
  const types = [...new Set(found.alternatives.flatMap(typesOf))].sort();
  const nullable = row.take?.nullable;
  const must = [...(row.take?.types ?? [row.type]), ...(nullable === true ? ["null"] : [])];
  const may = [...must, ...(row.take?.mayTypes ?? []), ...(nullable ? ["null"] : [])];
  const wrong =
    must.some((type) => !types.includes(type)) || types.some((type) => !may.includes(type));
  return wrong ? [problem(place, "type", must.sort(), types)] : [];
}

const UUID_LENGTH = 36;

interface LimitCheck {
  readonly keyword: keyof Schema;
  readonly documented: number | undefined;
  readonly taken: Limit | undefined;
  readonly elsewhere: number | undefined;
}

function checkLimit(check: RowCheck, schema: Schema, limit: LimitCheck): Problems {
  const { place, row, notes } = check;
  const { keyword, documented, taken, elsewhere } = limit;
  // A minimum length of 0 and none are the same.
  const floor = (value: unknown) => (row.type !== "integer" && value === 0 ? undefined : value);
  const expected = floor(taken === "none" ? undefined : (taken ?? documented));
  const actual = floor(schema[keyword]);
  if (actual === expected) return [];
  if (expected === undefined && row.format === "uuid" && actual === UUID_LENGTH) return [];
  if (expected === undefined && elsewhere !== undefined && actual === elsewhere) {
    const noted = notes.some((note) => /length|limit|range|characters/i.test(note));
    return noted ? [] : [problem(place, `x-source-note for ${keyword}`, actual, undefined)];
  }
  return [problem(place, keyword, expected, actual)];
}

function checkLimits(check: RowCheck): Problems {
  const { place, row } = check;
  const [low, high] = LIMITS[row.type] ?? [];
  if (low === undefined || high === undefined || row.take?.limits === "open") return [];
  const min = { documented: row.min, taken: row.take?.min, elsewhere: row.elsewhere?.min };
  const max = { documented: row.max, taken: row.take?.max, elsewhere: row.elsewhere?.max };
  return matching(check).flatMap((schema) => [
    ...checkLimit(check, schema, { keyword: low, ...min }),
    ...checkLimit(check, schema, { keyword: high, ...max }),
    ...compare(place, "exclusiveMinimum", undefined, schema.exclusiveMinimum),
    ...compare(place, "exclusiveMaximum", undefined, schema.exclusiveMaximum),
  ]);
}

/** A pattern is behavior: the row says by example what it lets through. */
function checkPattern(check: RowCheck): Problems {
  const { place, row, direction } = check;
  const probed = direction === "request" && (row.accepts ?? row.rejects) !== undefined;
  const otherTypes = row.take?.types ?? row.take?.mayTypes;
  const explained = probed || otherTypes !== undefined || row.take?.limits === "open";
  if (explained) return [];
  return matching(check).flatMap((schema) => compare(place, "pattern", undefined, schema.pattern));
}

const sorted = (values: readonly JsonValue[] | undefined) =>
  values && [...new Set(values)].map((value) => JSON.stringify(value)).sort();

function checkValues(check: RowCheck): Problems {
  const { place, row, direction } = check;
  const documented = row.take?.values ?? row.values;
  const among = row.take?.valuesAmong ?? [];
  return matching(check).flatMap((schema) => {
    if (direction === "request") {
      return compare(place, "enum", sorted(documented), sorted(schema.enum));
    }
    const listed = schema["x-extensible-enum"];
    const missing = (documented ?? []).filter((value) => !listed?.includes(value));
    const extra = (listed ?? []).filter(
      (value) => among !== "any" && !documented?.includes(value) && !among.includes(value),
    );
    const wrong = missing.length > 0 || extra.length > 0;
    return [
      ...(wrong ? [problem(place, "x-extensible-enum", documented ?? among, listed)] : []),
      ...compare(place, "enum of a response", undefined, schema.enum),
      ...compare(place, "const of a response", undefined, schema.const),
    ];
  });
}

function checkFormat(check: RowCheck): Problems {
  const { place, row } = check;
  const max = row.take?.max ?? row.max;
  const fits = typeof max !== "number" || max <= INT32_MAX;
  const named = [row.format, row.take?.format];
  const allowed = row.type === "integer" ? [...named, "int64", ...(fits ? ["int32"] : [])] : named;
  return matching(check)
    .filter(({ format }) => format !== undefined && !allowed.includes(format))
    .map(({ format }) => problem(place, "format", allowed.find(Boolean), format));
}

function checkRest(check: RowCheck): Problems {
  const { place, row } = check;
  const value = row.take?.default === "none" ? undefined : row.default;
  // As a keyword in a response, tools would add what the cloud did not send: prose does there.
  const inProse = (schema: Schema) =>
    check.direction === "response" &&
    schema.default === undefined &&
    (schema.description ?? "").includes(`${String(value)} when absent`);
  return matching(check).flatMap((schema) => [
    ...(inProse(schema) ? [] : compare(place, "default", value, schema.default)),
    ...compare(place, "uniqueItems", row.unique, schema.uniqueItems),
    ...compare(place, "deprecated", row.take?.deprecated, schema.deprecated),
  ]);
}

function checkProbes({ bundle, place, row, found }: RowCheck): Problems {
  const rejected = (row.accepts ?? []).flatMap((value) => {
    const error = violation(bundle, found.node, value);
    return error === undefined ? [] : [problem(place, "value to accept", value, error)];
  });
  const passed = (row.rejects ?? [])
    .filter((value) => violation(bundle, found.node, value) === undefined)
    .map((value) => problem(place, "value to reject", value, "that it is accepted"));
  return [...rejected, ...passed];
}

/** Everything but whether the member is required, which depends on the direction. */
export function checkRow(check: RowCheck): Problems {
  return [
    ...checkType(check),
    ...checkLimits(check),
    ...checkPattern(check),
    ...checkValues(check),
    ...checkFormat(check),
    ...checkRest(check),
    ...checkProbes(check),
  ];
}
