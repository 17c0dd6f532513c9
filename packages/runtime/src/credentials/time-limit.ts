/**
 * Runs something that many may wait for, and gives it up after a time.
 *
 * @param late makes the error with which it is given up, and with which the signal is aborted.
 */
export async function withinTime<T>(
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
  late: () => Error,
): Promise<T> {
  const limit = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = late();
      limit.abort(error);
      reject(error);
    }, timeoutMs);
    // What waits for nothing must not keep the process alive. In browsers a timer is a number.
    timer.unref?.();
  });
  try {
    return await Promise.race([run(limit.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
