import type { Delivery, OutgoingResponse } from "../gateway/message.js";
import { utf8Bytes } from "../platform/bytes.js";
import { drops, truncated } from "./drops.js";

/** An error as the platform's `fetch` rejects with it when the network fails. */
function networkError(message: string, reason: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(reason), { code }) });
}

function cutShort(body: Uint8Array, bytes: number | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(truncated(body, bytes));
    },
    pull(controller) {
      controller.error(networkError("terminated", "other side closed", "UND_ERR_SOCKET"));
    },
  });
}

function slow(body: Uint8Array, rate: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  const source = drops(body, rate, signal);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}

/** Delivers a faulty response to a `fetch`, as it would arrive over a network. */
export async function deliverInProcess(
  { status, headers, body }: OutgoingResponse,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Response> {
  if (delivery.type === "hang") return untilAborted(signal);
  if (delivery.type === "reset") {
    throw networkError("fetch failed", "read ECONNRESET", "ECONNRESET");
  }
  if (body === undefined) return new Response(null, { status, headers });
  const bytes = utf8Bytes(body);
  const stream =
    delivery.type === "truncate"
      ? cutShort(bytes, delivery.bytes)
      : slow(bytes, delivery.bytesPerSecond, signal);
  return new Response(stream, { status, headers });
}
