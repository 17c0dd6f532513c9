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
    // Whatever it is: a promise of another realm, or an object that only looks like one.
    if (typeof result === "object" && result !== null) Promise.resolve(result).catch(() => {});
  } catch {
    // As above.
  }
}
