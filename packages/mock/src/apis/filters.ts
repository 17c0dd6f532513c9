/**
 * A filter of lists by members whose wanted values the query gives: those of one member are
 * alternatives, and every member that is given must fit.
 */
export function membersAmong<Query extends object, Name extends keyof Query & string>(
  names: readonly Name[],
  query: Query & { readonly [N in Name]?: readonly unknown[] },
): (item: { readonly [N in Name]?: unknown }) => boolean {
  const wanted = names.flatMap((name) => {
    const values = query[name];
    return values === undefined ? [] : [{ name, values: new Set<unknown>(values) }];
  });
  return (item) => wanted.every(({ name, values }) => values.has(item[name]));
}
