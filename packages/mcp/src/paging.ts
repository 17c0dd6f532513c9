import { type Input, type Json, type Operation, valueAt } from "@hcnet/operations";

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

/** Returns the cursor of the next page; undefined after the last. */
export function nextCursor(
  { descriptor: { pagination } }: Operation,
  input: Input,
  page: unknown,
): string | undefined {
  if (pagination === undefined) return undefined;
  const items = (page as Json | null)?.[pagination.items];
  if (!Array.isArray(items) || items.length === 0) return undefined;
  if (pagination.style === "offset") {
    const offset = Number(input.query?.[pagination.offset] ?? 0) + items.length;
    const total = valueAt(page, pagination.total);
    return total === offset ? undefined : encode({ [pagination.offset]: offset });
  }
  const { next, itemMarker = "id", marker } = pagination;
  // Without a pointer to the next marker, only a page that is not full is known to be the last.
  if (next === undefined && items.length < Number(input.query?.[pagination.limit]))
    return undefined;
  const value = next === undefined ? valueAt(items.at(-1), `/${itemMarker}`) : valueAt(page, next);
  return value === undefined || value === null || value === ""
    ? undefined
    : encode({ [marker]: String(value) });
}

const encode = (query: Query): string => Buffer.from(JSON.stringify(query)).toString("base64url");
