/** One page of a list, and whether another follows. */
export interface Page<T> {
  readonly items: T[];
  readonly more: boolean;
}

/** Where a page stands, as the lists say it that page by marker. */
export interface PageInfo {
  readonly previous_marker?: string;
  readonly next_marker?: string;
  readonly current_count: number;
}

/** The first of the items that fit, but for those to skip. */
export function takePage<T>(
  items: Iterable<T>,
  size: { readonly limit: number; readonly skip?: number },
  fits: (item: T) => boolean = () => true,
): Page<T> {
  const { limit, skip = 0 } = size;
  const page: T[] = [];
  let skipped = 0;
  for (const item of items) {
    if (!fits(item)) continue;
    if (page.length === limit) return { items: page, more: true };
    if (skipped < skip) skipped += 1;
    else page.push(item);
  }
  return { items: page, more: false };
}

/** The ids at the ends of a page. The last has no next marker, nor has one without items. */
export function pageInfo({ items, more }: Page<{ readonly id: string }>): PageInfo {
  const [first] = items;
  const last = items.at(-1);
  return {
    ...(first === undefined ? {} : { previous_marker: first.id }),
    ...(more && last !== undefined ? { next_marker: last.id } : {}),
    current_count: items.length,
  };
}
