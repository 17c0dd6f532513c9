/**
 * Calls a function that only watches. Neither what it throws nor what its promise rejects with breaks
 * the call or ends the process.
 */
export function notify<Args extends readonly unknown[]>(
  watch: ((...args: Args) => unknown) | undefined,
  ...args: Args
): void {
  try {
    const result = watch?.(...args);
    // Also for a promise of another realm or a thenable.
    if (typeof result === "object" && result !== null) Promise.resolve(result).catch(() => {});
  } catch {
    // As above.
  }
}
