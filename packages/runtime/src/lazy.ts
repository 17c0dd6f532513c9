/**
 * What is got at the first need, such as a part that is loaded: at once when it is there, once for all
 * who wait. What failed, as on a page without a network, is tried again at the next need.
 */
export function lazy<T extends object | string>(load: () => Promise<T>): () => T | Promise<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const once = async (): Promise<T> => {
    try {
      loaded = await load();
      return loaded;
    } finally {
      loading = undefined;
    }
  };
  return () => {
    if (loaded !== undefined) return loaded;
    if (loading === undefined) {
      loading = once();
      // Nobody may be waiting by the time it fails.
      loading.catch(() => {});
    }
    return loading;
  };
}
