import { delay } from "./delay.js";

const MS = 1_000;
// Drops a second, where the rate allows; more would be no slower, only more work.
const DROPS = 10;

/** How much of a body arrives when it is truncated: never all of it. */
export function truncated(
  body: Uint8Array,
  bytes: number = Math.floor(body.byteLength / 2),
): Uint8Array {
  return body.subarray(0, Math.max(0, Math.min(bytes, body.byteLength - 1)));
}

/** A body in drops, as fast as told. */
export async function* drops(
  body: Uint8Array,
  bytesPerSecond: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = Math.max(1, Math.round(bytesPerSecond / DROPS));
  for (let at = 0; at < body.byteLength; at += size) {
    const drop = body.subarray(at, at + size);
    await delay((drop.byteLength * MS) / bytesPerSecond, signal);
    yield drop;
  }
}
