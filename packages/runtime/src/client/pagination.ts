import type { PaginationDescriptor } from "../descriptor.js";
import { InvalidResponseError } from "../errors/errors.js";
import { valueAt } from "../pointer.js";
import type { UntypedInput, UntypedOperation } from "./operation.js";
import type { CallOptions } from "./types.js";

type Query = Readonly<Record<string, unknown>>;

/** Fetches one page with the given query. */
export type FetchPage = (query: Query) => Promise<unknown>;

/** A list operation and how its pages follow one another. */
export interface PagedOperation<Pagination = PaginationDescriptor> {
  readonly operationId: string;
  readonly pagination: Pagination;
}

const invalid = ({ operationId }: PagedOperation, problem: string): InvalidResponseError =>
  new InvalidResponseError(`${operationId}: ${problem}`, { operationId });

/** @throws InvalidResponseError when the items of the page are not an array. */
function itemsOf(page: unknown, operation: PagedOperation): readonly unknown[] {
  const { items } = operation.pagination;
  const found = valueAt(page, `/${items}`);
  if (Array.isArray(found)) return found;
  const type = found === null ? "null" : typeof found;
  const got = type === "undefined" ? "a page without it" : type;
  throw invalid(operation, `${items}: expected an array, got ${got}`);
}

/** The query of the next page; undefined after the last. Adds the marker of this page to `seen`. */
function afterMarker(
  page: unknown,
  items: readonly unknown[],
  query: Query,
  operation: PagedOperation<PaginationDescriptor & { readonly style: "marker" }>,
  seen: Set<unknown>,
): Query | undefined {
  const { pagination } = operation;
  const { limit, defaultLimit, itemMarker = "id", next } = pagination;
  const marker = next === undefined ? valueAt(items.at(-1), `/${itemMarker}`) : valueAt(page, next);
  const isLast = next !== undefined && (marker ?? "") === "";
  if (isLast) return undefined;
  if (typeof marker === "number" || (typeof marker === "string" && marker !== "")) {
    if (seen.add(query[pagination.marker]).has(String(marker))) {
      const got = JSON.stringify(marker);
      throw invalid(operation, `${pagination.marker}: expected a new marker, got ${got} again`);
    }
    // Some services reject a marker that comes without a limit.
    return { ...query, [limit]: query[limit] ?? defaultLimit, [pagination.marker]: String(marker) };
  }
  throw invalid(
    operation,
    `${next ?? `${itemMarker} of the last item`}: expected a marker, got ${typeof marker}`,
  );
}

function afterOffset(
  page: unknown,
  items: readonly unknown[],
  query: Query,
  pagination: PaginationDescriptor & { readonly style: "offset" },
): Query | undefined {
  const offset = Number(query[pagination.offset] ?? 0) + items.length;
  // A total that is less than what came says nothing; an empty page will end the list.
  return valueAt(page, pagination.total) === offset
    ? undefined
    : { ...query, [pagination.offset]: offset };
}

/**
 * Returns the query of the page after this one; undefined after the last.
 *
 * @param seen - Markers of earlier pages; that of this page is added.
 * @throws InvalidResponseError when the page lacks its items or its marker, or when its next marker
 * is that of a page seen before.
 */
export function nextQuery(
  page: unknown,
  query: Query,
  operation: PagedOperation,
  seen = new Set<unknown>(),
  items = itemsOf(page, operation),
): Query | undefined {
  const { operationId, pagination } = operation;
  if (items.length === 0) return undefined;
  return pagination.style === "marker"
    ? afterMarker(page, items, query, { operationId, pagination }, seen)
    : afterOffset(page, items, query, pagination);
}

/**
 * Fetches the pages of a list, one request each, from the first to the last. A page that is shorter
 * than asked for is not the last: a list ends at an empty page, without a next marker, or when
 * `total` items have come.
 *
 * @throws InvalidResponseError when a page lacks its items or its marker, or when the service repeats
 * a marker or a page, which would go on indefinitely.
 */
export async function* eachPage(
  fetchPage: FetchPage,
  operation: PagedOperation,
  firstQuery: Query,
): AsyncGenerator<unknown, void, undefined> {
  const { pagination } = operation;
  const seen = new Set<unknown>();
  let previous = "";
  let query: Query | undefined = firstQuery;
  while (query !== undefined) {
    const page = await fetchPage(query);
    const items = itemsOf(page, operation);
    if (items.length === 0) return;
    if (pagination.style === "offset") {
      const current = JSON.stringify(items);
      if (current === previous)
        throw invalid(
          operation,
          `${pagination.items}: expected a new page, got the last one again`,
        );
      previous = current;
    }
    yield page;
    query = nextQuery(page, query, operation, seen, items);
  }
}

/** The items of all pages of a list, one by one. */
export async function* eachItem(
  fetchPage: FetchPage,
  operation: PagedOperation,
  firstQuery: Query,
): AsyncGenerator<unknown, void, undefined> {
  for await (const page of eachPage(fetchPage, operation, firstQuery)) {
    yield* itemsOf(page, operation);
  }
}

/** Gives the function of a list its two loops. */
export function withPages(call: UntypedOperation, operation: PagedOperation): UntypedOperation {
  const loop =
    (each: typeof eachPage) =>
    (input: UntypedInput = {}, options: CallOptions = {}) =>
      each((query) => call({ ...input, query }, options), operation, input.query ?? {});
  return Object.assign(call, { pages: loop(eachPage), items: loop(eachItem) });
}
