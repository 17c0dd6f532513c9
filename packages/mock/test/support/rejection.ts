import { ApiError } from "@hcnet/runtime";

/** Waits for a call to be rejected, and tells how. */
export async function rejectionOf(
  call: Promise<unknown>,
): Promise<{ status: number; code: string | undefined; message: string }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`not rejected: ${String(error)}`);
  const { status, code, message } = error;
  return { status, code, message };
}
