import type { Input, Operation } from "@hcnet/operations";
import { nextQuery } from "@hcnet/runtime/query";

/** Items of a page that is requested without a limit: a model reads all of them. */
const DEFAULT_LIMIT = 50;

type Query = Readonly<Record<string, unknown>>;

/** Adds a cursor and a limit to the arguments of a list. */
export function withCursor({ descriptor }: Operation, input: Input, cursor: unknown): Input {
  const { pagination } = descriptor;
  if (pagination === undefined) return input;
  const limit = { [pagination.limit]: DEFAULT_LIMIT };
  return { ...input, query: { ...limit, ...input.query, ...decode(cursor) } };
}

function decode(cursor: unknown): Query {
  if (cursor === undefined) return {};
  try {
    const query: unknown = JSON.parse(Buffer.from(String(cursor), "base64url").toString("utf8"));
    if (typeof query === "object" && query !== null && !Array.isArray(query)) return query as Query;
  } catch {
    // Reported below.
  }
  throw new Error("cursor: expected the nextCursor of a response, got another string");
}

/**
 * Returns the cursor of the next page; undefined after the last.
 *
 * @throws InvalidResponseError when the page lacks its items or its marker, or repeats the marker.
 */
export function nextCursor(
  { id: operationId, descriptor: { pagination } }: Operation,
  { query = {} }: Input,
  page: unknown,
): string | undefined {
  if (pagination === undefined) return undefined;
  const next = nextQuery(page, query, { operationId, pagination });
  const name = pagination.style === "offset" ? pagination.offset : pagination.marker;
  return next && encode({ [name]: next[name] });
}

const encode = (query: Query): string => Buffer.from(JSON.stringify(query)).toString("base64url");
