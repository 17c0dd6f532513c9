import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import { type Rejection, reject } from "../../rejection.js";
import { findOperation, resolve } from "../../spec/document.js";
import type { BehaviorChoices } from "../types.js";

/** Where a page begins and how it is sorted, as the lists of this service take it. */
export interface PageQuery {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly sort_key?: "create_at" | "update_at" | undefined;
  readonly sort_dir?: "asc" | "desc" | undefined;
}

interface Timed {
  readonly created_at?: string | undefined;
  readonly updated_at?: string | undefined;
}

/** The value that a query parameter has when it is omitted. */
function defaultOf(operationId: string, name: string): unknown {
  const { parameters } = findOperation(document, operationId);
  const parameter = parameters.map((it) => resolve(document, it)).find((it) => it.name === name);
  return parameter?.schema?.default;
}

/** Defaults of the four parameters, which are the same for every list. */
const DEFAULTS = {
  limit: Number(defaultOf("listEndpointService", "limit")),
  offset: Number(defaultOf("listEndpointService", "offset")),
  sort_key: defaultOf("listEndpointService", "sort_key"),
  sort_dir: defaultOf("listEndpointService", "sort_dir"),
} as const;

function timeOf(item: Timed, key: unknown): string {
  const time = key === "update_at" ? (item.updated_at ?? item.created_at) : item.created_at;
  return time ?? "";
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Items in the order of a time; of two at one time, the one added later counts as newer. */
function sorted<T extends Timed>(items: readonly T[], key: unknown, direction: unknown): T[] {
  // Items are mostly added in the order of time, which the engine's merge sort takes in one pass.
  const ascending = [...items].sort((a, b) => compare(timeOf(a, key), timeOf(b, key)));
  return direction === "desc" ? ascending.reverse() : ascending;
}

/** Items as the lists have them when nothing is asked for. */
export const newestFirst = <T extends Timed>(items: readonly T[]): T[] =>
  sorted(items, DEFAULTS.sort_key, DEFAULTS.sort_dir);

/**
 * One page, and the number of items on all pages (`vpc-endpoint-services.paging`,
 * `vpc-endpoint-services.offset-past-end`).
 */
export function page<T extends Timed>(
  items: readonly T[],
  query: PageQuery,
): { readonly items: T[]; readonly total: number } {
  const { limit = DEFAULTS.limit, offset = DEFAULTS.offset } = query;
  const { sort_key = DEFAULTS.sort_key, sort_dir = DEFAULTS.sort_dir } = query;
  const all = sorted(items, sort_key, sort_dir);
  return { items: all.slice(offset, offset + limit), total: all.length };
}

/**
 * Behavior `vpc-endpoint-services.offset-past-end`. The first page of a list that has none is no
 * page past its end.
 */
export function checkOffset(
  total: number,
  { offset = DEFAULTS.offset }: PageQuery,
  pastEnd: BehaviorChoices["vpc-endpoint-services.offset-past-end"],
): Rejection<"badOffset"> | undefined {
  if (pastEnd === "empty" || offset === 0 || offset < total) return undefined;
  return reject("badOffset", `offset: must be less than ${total}, the number of items`);
}
