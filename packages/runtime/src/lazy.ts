/**
 * A part that is loaded at the first need: at once when it is there, once for all who wait. What
 * could not be loaded, as on a page without a network, is tried again at the next need.
 */
export function lazy<T extends object>(load: () => Promise<T>): () => T | Promise<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  return () => {
    if (loaded !== undefined) return loaded;
    loading ??= load()
      .then((part) => {
        loaded = part;
        return part;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
}
