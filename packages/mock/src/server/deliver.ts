import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drops, truncated } from "../faults/drops.js";
import type { Delivery, OutgoingResponse } from "../gateway/message.js";

function writeHead(
  response: ServerResponse,
  { status, headers }: OutgoingResponse,
  length: number,
): void {
  response.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { "Content-Length": length }),
  });
}

/** Delivers a faulty response over HTTP. */
export async function deliverOverHttp(
  response: ServerResponse,
  outgoing: OutgoingResponse,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> {
  const { socket } = response;
  const body = Buffer.from(outgoing.body ?? "");
  switch (delivery.type) {
    case "hang":
      return;
    case "reset":
      // RST rather than FIN: the client sees ECONNRESET, not an end that may look orderly.
      socket?.resetAndDestroy();
      return;
    case "truncate":
      writeHead(response, outgoing, body.byteLength);
      if (body.byteLength === 0) response.end();
      else response.write(truncated(body, delivery.bytes), () => socket?.destroy());
      return;
    case "slow":
      writeHead(response, outgoing, body.byteLength);
      // The client may leave in between, which is its right.
      await pipeline(Readable.from(drops(body, delivery.bytesPerSecond, signal)), response).catch(
        () => response.destroy(),
      );
  }
}
