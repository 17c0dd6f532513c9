import { createHash } from "node:crypto";
import type { Input, Operation } from "@hcnet/operations";
import { InvalidResponseError } from "@hcnet/runtime";
import { nextQuery } from "@hcnet/runtime/query";

/** Items of a page that is requested without a limit: a model reads all of them. */
const DEFAULT_LIMIT = 50;

/**
 * An earlier marker, with which later ones are compared. It is replaced after 1, 2, 4, 8 … pages, so that
 * it finds every cycle, as Brent's algorithm does, without a list of all markers in the cursor.
 */
type Checkpoint = readonly [digest: string, age: number, span: number];

/** What a cursor encodes: the marker or offset of a page, and a checkpoint if it is a marker. */
type Cursor = readonly [value: string | number, ...Checkpoint] | readonly [value: number];

type Paged = Operation["descriptor"]["pagination"] & {};

const parameterOf = (pagination: Paged): string =>
  pagination.style === "offset" ? pagination.offset : pagination.marker;

/** Adds a cursor and a limit to the arguments of a list. */
export function withCursor({ descriptor }: Operation, input: Input, cursor: unknown): Input {
  const { pagination } = descriptor;
  if (pagination === undefined) return input;
  const limit = { [pagination.limit]: DEFAULT_LIMIT };
  const place = cursor === undefined ? {} : { [parameterOf(pagination)]: decode(cursor)[0] };
  return { ...input, query: { ...limit, ...input.query, ...place } };
}

function isCursor(value: unknown): value is Cursor {
  if (!Array.isArray(value)) return false;
  const [place, digest, age, span] = value;
  if (value.length === 1) return Number.isSafeInteger(place);
  const isCounted = Number.isSafeInteger(age) && Number.isSafeInteger(span);
  return typeof place === "string" && typeof digest === "string" && isCounted;
}

function decode(cursor: unknown): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(String(cursor), "base64url").toString("utf8"));
    if (isCursor(value)) return value;
  } catch {
    // Reported below.
  }
  throw new Error("cursor: expected the nextCursor of a response, got another string");
}

const digestOf = (marker: string): string =>
  createHash("sha256").update(marker).digest("base64url").slice(0, 12);

/**
 * Returns the checkpoint after a marker.
 *
 * @throws InvalidResponseError when the marker is that of the checkpoint.
 */
function checkpointAfter(
  marker: string,
  [checkpoint, age, span]: Checkpoint,
  operationId: string,
  parameter: string,
): Checkpoint {
  const digest = digestOf(marker);
  if (digest === checkpoint) {
    const got = JSON.stringify(marker);
    const message = `${operationId}: ${parameter}: expected a new marker, got ${got} again`;
    throw new InvalidResponseError(message, { operationId });
  }
  return age + 1 < span ? [checkpoint, age + 1, span] : [digest, 0, span * 2];
}

/**
 * Returns the cursor of the next page; undefined after the last.
 *
 * @param cursor - The cursor of this page, if it had one.
 * @throws InvalidResponseError when the page lacks its items or its marker, or when markers come in a cycle.
 */
export function nextCursor(
  { id: operationId, descriptor: { pagination } }: Operation,
  { query = {} }: Input,
  page: unknown,
  cursor: unknown,
): string | undefined {
  if (pagination === undefined) return undefined;
  const next = nextQuery(page, query, { operationId, pagination });
  if (next === undefined) return undefined;
  const parameter = parameterOf(pagination);
  const place = next[parameter];
  if (pagination.style === "offset") return encode([Number(place)]);
  const marker = String(place);
  const [, digest = "", age = 0, span = 1] = cursor === undefined ? [] : decode(cursor);
  return encode([marker, ...checkpointAfter(marker, [digest, age, span], operationId, parameter)]);
}

const encode = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");
