import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A request, to the byte. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A response. */
export interface RawResponse {
  readonly status: number;
  readonly body: string;
}

const TIMEOUT_MS = 10_000;

/** Sends one request on a connection of its own; rejects if there is no response. */
export function send(
  port: number,
  { method, path, headers, body }: RawRequest,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { ...headers, ...length },
        agent: false,
        timeout: TIMEOUT_MS,
      },
      (incoming: IncomingMessage) => {
        const status = incoming.statusCode ?? 0;
        text(incoming).then((responded) => resolve({ status, body: responded }), reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.on("timeout", () => outgoing.destroy(new Error("no response in time")));
    outgoing.end(body);
  });
}
