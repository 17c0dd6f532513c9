import { type Refusal, refuse } from "../../refusal.js";
import type { OrderedById } from "../../state/ordered-by-id.js";
import { type PageInfo, pageInfo, takePage } from "../paging.js";
import type { RuleChoices } from "../types.js";

/** The query parameters by which Direct Connect pages its lists. */
export interface PageQuery {
  readonly limit?: number;
  readonly marker?: string;
  readonly offset?: number;
  readonly sort_key?: string;
  readonly sort_dir?: readonly ("asc" | "desc")[];
}

/** Refusals of a list whatever it lists. */
export const pageRefusals = ["markerWithoutLimit", "badSortKey", "badParameter"] as const;

/** The refusal of a query that no schema can refuse, if any. */
export function checkPageQuery(
  query: PageQuery,
  rules: RuleChoices,
): Refusal<(typeof pageRefusals)[number]> | undefined {
  const { limit, marker = "", offset, sort_key: sortKey = "" } = query;
  if (marker !== "" && limit === undefined) {
    return refuse("markerWithoutLimit", "marker: needs limit beside it");
  }
  if (rules["2.10"] === "refused" && marker !== "" && offset !== undefined) {
    return refuse("badParameter", "offset: cannot be given together with marker");
  }
  if (sortKey !== "" && sortKey !== "id") return refuse("badSortKey", "sort_key: must be id");
  return undefined;
}

/**
 * Rules 2.8 to 2.10: the page after the marker, which need no longer exist, in the given direction.
 * `page_reverse` is left alone, as no one tells what it does.
 */
export function pageOf<T extends { readonly id: string }>(
  collection: OrderedById<T>,
  query: PageQuery,
  defaultLimit: number,
  fits?: (item: T) => boolean,
): { readonly items: T[]; readonly page_info: PageInfo } {
  const { limit = defaultLimit, offset = 0, sort_dir: [direction] = [] } = query;
  const marker = query.marker === "" ? undefined : query.marker;
  const following = direction === "desc" ? collection.before(marker) : collection.after(marker);
  const page = takePage(following, { limit, skip: offset }, fits);
  return { items: page.items, page_info: pageInfo(page) };
}
