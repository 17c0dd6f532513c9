import { type Rejection, reject } from "../../rejection.js";
import type { OrderedById } from "../../state/ordered-by-id.js";
import { type PageInfo, pageInfo, takePage } from "../paging.js";
import type { BehaviorChoices } from "../types.js";

/** The query parameters by which Direct Connect pages its lists. */
export interface PageQuery {
  readonly limit?: number;
  readonly marker?: string;
  readonly offset?: number;
  readonly sort_key?: string;
  readonly sort_dir?: readonly ("asc" | "desc")[];
}

/** Error responses of every list. */
export const pageErrors = ["markerWithoutLimit", "badSortKey", "badParameter"] as const;

/** The error response of a query that no schema can reject, if any. */
export function checkPageQuery(
  query: PageQuery,
  behaviors: BehaviorChoices,
): Rejection<(typeof pageErrors)[number]> | undefined {
  const { limit, marker = "", offset, sort_key: sortKey = "" } = query;
  if (marker !== "" && limit === undefined) {
    return reject("markerWithoutLimit", "marker: expected limit with it");
  }
  if (
    behaviors["vif-peer-detections.marker-with-offset"] === "reject" &&
    marker !== "" &&
    offset !== undefined
  ) {
    return reject("badParameter", "offset: cannot be given together with marker");
  }
  if (sortKey !== "" && sortKey !== "id") return reject("badSortKey", "sort_key: must be id");
  return undefined;
}

/**
 * Behaviors `vif-peer-detections.paging`, `vif-peer-detections.last-page`,
 * `vif-peer-detections.marker-with-offset`: the page after the marker, which need no longer exist,
 * in the given direction. `page_reverse` is left alone, as no one tells what it does.
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
