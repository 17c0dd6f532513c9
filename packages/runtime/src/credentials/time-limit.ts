/**
 * Runs something that many may wait for, and gives it up after a time.
 *
 * @param late creates the error that the promise rejects with and the signal is aborted with.
 */
export async function withTimeout<T>(
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
