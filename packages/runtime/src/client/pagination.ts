import type { PaginationDescriptor } from "../descriptor.js";
import { valueAt } from "../pointer.js";
import type { UntypedInput, UntypedOperation } from "./operation.js";
import type { CallOptions } from "./types.js";

type Query = Readonly<Record<string, unknown>>;

/** Fetches one page with the given query. */
export type FetchPage = (query: Query) => Promise<unknown>;

/** Where a list goes on after a page. */
interface Next {
  readonly query: Query;
  /** Tells two places apart; a place seen before ends the list. */
  readonly place: string;
}

const itemsOf = (page: unknown, { items }: PaginationDescriptor): readonly unknown[] => {
  const found = valueAt(page, `/${items}`);
  return Array.isArray(found) ? found : [];
};

function nextMarker(page: unknown, pagination: PaginationDescriptor): unknown {
  if (pagination.style !== "marker") return undefined;
  if (pagination.next !== undefined) return valueAt(page, pagination.next);
  const last = itemsOf(page, pagination).at(-1);
  return valueAt(last, `/${pagination.itemMarker ?? "id"}`);
}

function afterMarker(
  page: unknown,
  query: Query,
  pagination: PaginationDescriptor,
): Next | undefined {
  if (pagination.style !== "marker") return undefined;
  const marker = nextMarker(page, pagination);
  if (typeof marker !== "string" || marker === "") return undefined;
  const { limit, defaultLimit } = pagination;
  // Some services refuse a marker that comes without a limit.
  const size = query[limit] ?? defaultLimit;
  return { query: { ...query, [limit]: size, [pagination.marker]: marker }, place: marker };
}

function afterOffset(
  page: unknown,
  query: Query,
  pagination: PaginationDescriptor,
): Next | undefined {
  if (pagination.style !== "offset") return undefined;
  const offset = Number(query[pagination.offset] ?? 0) + itemsOf(page, pagination).length;
  const total = Number(valueAt(page, pagination.total));
  // A total that is missing does not end the list; an empty page will.
  if (Number.isFinite(total) && offset >= total) return undefined;
  return { query: { ...query, [pagination.offset]: offset }, place: String(offset) };
}

/** Whether the page holds fewer items than were asked for, which only the last one does. */
function isShort(page: unknown, query: Query, pagination: PaginationDescriptor): boolean {
  if (pagination.style !== "marker" || pagination.next !== undefined) return false;
  const limit = query[pagination.limit];
  return typeof limit === "number" && itemsOf(page, pagination).length < limit;
}

/**
 * The pages of a list, one request each, from the first to the last.
 *
 * Ends at an empty page, at the end signal that the API documents, and at a marker that has come
 * before, so a service that repeats itself cannot keep a caller for ever.
 */
export async function* eachPage(
  fetchPage: FetchPage,
  pagination: PaginationDescriptor,
  firstQuery: Query,
): AsyncGenerator<unknown, void, undefined> {
  const seen = new Set<string>();
  let query = firstQuery;
  for (;;) {
    const page = await fetchPage(query);
    if (itemsOf(page, pagination).length === 0) return;
    yield page;
    if (isShort(page, query, pagination)) return;
    const next = afterMarker(page, query, pagination) ?? afterOffset(page, query, pagination);
    if (next === undefined || seen.has(next.place)) return;
    seen.add(next.place);
    query = next.query;
  }
}

/** The items of all pages of a list, one by one. */
export async function* eachItem(
  fetchPage: FetchPage,
  pagination: PaginationDescriptor,
  firstQuery: Query,
): AsyncGenerator<unknown, void, undefined> {
  for await (const page of eachPage(fetchPage, pagination, firstQuery)) {
    yield* itemsOf(page, pagination);
  }
}

/** Gives the function of a list its two loops. */
export function withPages(
  call: UntypedOperation,
  pagination: PaginationDescriptor,
): UntypedOperation {
  const loop =
    (each: typeof eachPage) =>
    (input: UntypedInput = {}, options: CallOptions = {}) =>
      each((query) => call({ ...input, query }, options), pagination, input.query ?? {});
  return Object.assign(call, { pages: loop(eachPage), items: loop(eachItem) });
}
