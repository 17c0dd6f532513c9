import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { InvalidArgumentError } from "@hcnet/runtime";
import { SIGNING_ALGORITHM } from "@hcnet/runtime/signing";
import type { ApiModule } from "../api-module.js";
import type { Difference } from "./differences.js";
import { Observer } from "./observer.js";

/** A proxy in front of a real endpoint. */
export interface UpstreamProxy {
  readonly url: string;
  readonly observer: Observer;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  /** The endpoint that calls are sent to, such as `https://vpc.eu-west-101.myhuaweicloud.eu`. */
  readonly upstream: string;
  readonly apis: readonly ApiModule[];
  readonly host: string;
  readonly port: number;
  /** Receives each difference between a call and the specs. */
  readonly onDifference: (difference: Difference) => void;
}

// They concern one connection, or are written again.
const HOP_HEADERS = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function originOf(upstream: string): URL {
  const url = URL.canParse(upstream) ? new URL(upstream) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "") {
    throw new InvalidArgumentError(
      `upstream: expected a URL such as "https://vpc.eu-west-101.myhuaweicloud.eu", got ${JSON.stringify(url?.username ? "a URL with a user name" : upstream)}`,
    );
  }
  return url;
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (!HOP_HEADERS.has(name)) headers.set(name, [value].flat().join(", "));
  }
  return headers;
}

const SIGNED =
  "upstream: expected X-Auth-Token, got a signature, which is valid only for the host that it was made for; let the client send a token instead of signing with AK/SK";

/** Ends the call with an error that is not one of the endpoint. */
function fail(reply: ServerResponse, status: number, error_msg: string): void {
  if (!reply.headersSent) reply.writeHead(status, { "Content-Type": "application/json" });
  reply.end(JSON.stringify({ error_msg }));
}

async function forward(
  origin: URL,
  observer: Observer,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const { method = "GET", url: target = "/", headers } = message;
  if (headers.authorization?.startsWith(SIGNING_ALGORITHM)) return fail(reply, 401, SIGNED);
  if (!URL.canParse(target, origin))
    return fail(reply, 400, "Request target: expected a URL or a path");
  const body = await text(message);
  // The target may be a whole URL, as a proxy is asked; only its path counts.
  const { pathname, search } = new URL(target, origin);
  const response = await observer.fetch(new URL(`${pathname}${search}`, origin), {
    method,
    headers: headersOf(message),
    ...(body === "" ? {} : { body }),
  });
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  reply.end(await response.text());
}

/**
 * Serves a proxy that sends each call on to a real endpoint, and compares request and response with
 * the specs. It passes credentials on and keeps none; a signature is valid only for the host that it
 * was made for, so signed calls are rejected with 401: callers authenticate with a token.
 *
 * @throws InvalidArgumentError when the upstream is no HTTP URL.
 */
export async function serveUpstream(options: UpstreamOptions): Promise<UpstreamProxy> {
  const origin = originOf(options.upstream);
  const observer = new Observer(options.apis, options);
  const server = createServer((message, reply) => {
    forward(origin, observer, message, reply).catch((error: unknown) => {
      const reason =
        (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
      fail(reply, 502, `upstream: ${reason}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  return {
    url: `http://${host}:${port}`,
    observer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
