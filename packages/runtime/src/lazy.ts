/**
 * Memoizes an async loader. Returns the value synchronously once it is loaded; concurrent callers share
 * one load, and a failed load is retried on the next call.
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
