import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { AdminOptions } from "../admin/options.js";
import type { CloudContext } from "../gateway/cloud-context.js";
import { handleRequest } from "../gateway/handle-request.js";
import { MAX_HEADERS_BYTES } from "../gateway/limits.js";
import { checkOptionNames } from "../known-options.js";
import { respondToClientErrors } from "./client-errors.js";
import { type Connections, trackConnections } from "./connections.js";
import { allowOrigins, type RequestHandler } from "./cors.js";
import { deliverOverHttp } from "./deliver.js";
import { landingResponse } from "./landing.js";
import { HttpRequest } from "./request.js";
import { respond } from "./respond.js";

/** Where to serve. */
export interface ListenOptions {
  /**
   * Port to listen on; 0 takes any free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * Address to listen on; by default no other machine can reach it.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * Time in which the headers of a request must arrive, in milliseconds.
   *
   * @default 10_000
   */
  readonly headersTimeoutMs?: number | undefined;
  /**
   * Time in which a whole request must arrive, in milliseconds.
   *
   * @default 60_000
   */
  readonly requestTimeoutMs?: number | undefined;
  /**
   * Maximum number of connections; one more closes the one that is idle longest.
   *
   * @default 1_000
   */
  readonly maxConnections?: number | undefined;
  /**
   * Time that running calls have once the server stops, in milliseconds.
   *
   * @default 5_000
   */
  readonly closeGraceMs?: number | undefined;
  /**
   * Origins whose pages may call the cloud, such as `http://localhost:5173`, or `*` for all. The admin API
   * stays closed to them.
   *
   * @default []
   */
  readonly cors?: readonly string[] | undefined;
  /**
   * Whether the admin API is served under `/__admin/`. Anyone who reaches the server can read and set state,
   * faults, clock and calls by it.
   *
   * @default false
   */
  readonly admin?: boolean | AdminOptions | undefined;
}

/** A cloud that is served. */
export interface MockServer {
  /** Base URL, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /**
   * Accepts no more connections and resolves once the running calls have finished, or are aborted after
   * the grace period.
   */
  close(): Promise<void>;
}

const LISTEN_OPTIONS = [
  "port",
  "host",
  "cors",
  "headersTimeoutMs",
  "requestTimeoutMs",
  "maxConnections",
  "closeGraceMs",
] as const satisfies (keyof ListenOptions)[];

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const MAX_CONNECTIONS = 1_000;
const CLOSE_GRACE_MS = 5_000;

// Over what the gateway takes, so that a head over its limits is mostly rejected in its words.
const MAX_HEAD_BYTES = 2 * MAX_HEADERS_BYTES;

/** What Node is to enforce while a request arrives. */
function timeouts(options: ListenOptions): ServerOptions {
  const { headersTimeoutMs = HEADERS_TIMEOUT_MS, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  return {
    maxHeaderSize: MAX_HEAD_BYTES,
    // It is asked for in the gateway's words.
    requireHostHeader: false,
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    // How often it looks.
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs, requestTimeoutMs),
  };
}

/** Routes requests below `/__admin` to the admin API, if it is served, and all others to the cloud. */
function createRequestHandler(
  context: CloudContext,
  cors: readonly string[],
  admin: RequestHandler | undefined,
): RequestHandler {
  const page = admin === undefined ? undefined : "/__admin/";
  const cloud = allowOrigins(
    async (request) => landingResponse(context, request, page) ?? handleRequest(context, request),
    cors,
  );
  if (admin === undefined) return cloud;
  return (request) => (/^\/__admin(\/|$)/.test(request.pathname) ? admin(request) : cloud(request));
}

function createHandler(handle: RequestHandler, connections: Connections) {
  return (asksFirst: boolean) => (message: IncomingMessage, response: ServerResponse) => {
    const request = new HttpRequest(message, response, asksFirst);
    connections.busy(message.socket, response, request);
    handle(request)
      .then((outgoing) => {
        const { delivery } = outgoing;
        const closing = connections.closing();
        if (delivery === undefined) {
          // After all calls that have arrived by now: to alternate between handling and
          // writing costs half of the speed, as each drives the other out of the processor's caches.
          setImmediate(respond, request, response, outgoing, closing);
          return undefined;
        }
        if (closing) response.setHeader("Connection", "close");
        if (delivery.type === "hang") connections.hung(message.socket);
        return deliverOverHttp(response, outgoing, delivery, request.signal());
      })
      // The client went away before its request was whole, so nobody can receive the response, or the
      // response cannot be written. No request may end the process.
      .catch(() => response.destroy());
  };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = `port ${port} on ${host} is taken; choose another with --port, or --port 0 for any free one`;
      const reason = cause.code === "EADDRINUSE" ? taken : cause.message;
      reject(new Error(`cannot listen: ${reason}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

/**
 * Serves a cloud over HTTP, and the admin API below `/__admin` if it is enabled.
 *
 * @throws Error when the port is taken or the address is not one of this machine.
 * @throws InvalidArgumentError when an origin of `cors` is none.
 */
export async function listen(
  context: CloudContext,
  options: Omit<ListenOptions, "admin"> = {},
  admin?: RequestHandler,
): Promise<MockServer> {
  checkOptionNames(options, LISTEN_OPTIONS);
  const { port = 0, host = "127.0.0.1", cors = [], ...limits } = options;
  const server = createServer(timeouts(limits));
  const { maxConnections = MAX_CONNECTIONS, closeGraceMs = CLOSE_GRACE_MS } = limits;
  const connections = trackConnections(server, { maxConnections, closeGraceMs });
  respondToClientErrors(server, context.routes, connections);
  const handler = createHandler(createRequestHandler(context, cors, admin), connections);
  server.on("request", handler(false));
  // Responds before the body is sent, if the headers are enough to decide.
  server.on("checkContinue", handler(true));
  await bind(server, port, host);
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${address.port}`, port: address.port, close: connections.close };
}
