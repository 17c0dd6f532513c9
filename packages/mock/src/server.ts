import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { answerClientErrors } from "./client-errors.js";
import { type Connections, trackConnections } from "./connections.js";
import { deliverOverHttp } from "./faults/over-http.js";
import { type CloudContext, exchange } from "./gateway/exchange.js";
import { MAX_BODY_BYTES, MAX_HEADERS_BYTES } from "./gateway/limits.js";
import { type Answer, type IncomingRequest, splitTarget } from "./gateway/message.js";

/** Where to serve. */
export interface ListenOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Address to listen on; 127.0.0.1 by default, so that no other machine can reach it. */
  readonly host?: string | undefined;
  /** Milliseconds in which the headers of a request must arrive; 10,000 by default. */
  readonly headersTimeoutMs?: number | undefined;
  /** Milliseconds in which a whole request must arrive; 60,000 by default. */
  readonly requestTimeoutMs?: number | undefined;
  /** Connections at a time, 1,000 by default; one more takes the place of the one that waits longest. */
  readonly maxConnections?: number | undefined;
  /** Milliseconds that running calls may take once the server stops; 5,000 by default. */
  readonly closeGraceMs?: number | undefined;
}

/** A cloud that is served. */
export interface MockServer {
  /** Base URL, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no more connections and resolves once the running calls are answered, or given up after
   * the grace period.
   */
  close(): Promise<void>;
}

// How long a refused body is drained.
const DRAIN_MS = 2_000;

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;
const MAX_CONNECTIONS = 1_000;
const CLOSE_GRACE_MS = 5_000;

// Over what the gateway takes, so that a head over its limits is mostly refused in its words.
const MAX_HEAD_BYTES = 2 * MAX_HEADERS_BYTES;

/** What Node is to enforce while a request arrives. */
function timeouts(options: ListenOptions): ServerOptions {
  const { headersTimeoutMs = HEADERS_TIMEOUT_MS, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  return {
    maxHeaderSize: MAX_HEAD_BYTES,
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    // How often it looks.
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs, requestTimeoutMs),
  };
}

function readBody(message: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      message.removeAllListeners("data");
      message.pause();
      resolve(undefined);
    });
    message.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    message.on("error", reject);
    message.on("close", () => {
      // Told after every call; an error is worth its stack only for a body that is not whole.
      if (!message.complete) reject(new Error("the client went away"));
    });
  });
}

/** Pairs up the flat list that Node keeps. */
function* headerFields(raw: readonly string[]): Generator<readonly [string, string]> {
  for (let index = 0; index < raw.length; index += 2) {
    yield [raw[index] ?? "", raw[index + 1] ?? ""];
  }
}

/** Made only where it is asked for, as few calls need it. */
function lazySignal(response: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller === undefined) {
      const made = new AbortController();
      const abort = (): void => made.abort(new Error("the client went away"));
      if (response.destroyed) abort();
      else response.once("close", abort);
      controller = made;
    }
    return controller.signal;
  };
}

function incoming(
  message: IncomingMessage,
  signal: () => AbortSignal,
  onRead: () => void,
): IncomingRequest {
  return {
    method: message.method ?? "GET",
    ...splitTarget(message.url ?? "/"),
    header(name) {
      // The caller of a signed request says which names to look up.
      const value = Object.hasOwn(message.headers, name) ? message.headers[name] : undefined;
      return Array.isArray(value) ? value.join(", ") : value;
    },
    headers: () => headerFields(message.rawHeaders),
    url: () => `http://${message.headers.host ?? "localhost"}${message.url ?? "/"}`,
    readBody(limit) {
      onRead();
      return readBody(message, limit);
    },
    signal,
  };
}

/** Whether so much of the body is left unread that the connection is better given up. */
function leavesTooMuch(message: IncomingMessage): boolean {
  if (message.complete) return false;
  const length = message.headers["content-length"];
  return length === undefined || Number(length) > MAX_BODY_BYTES;
}

function send(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  bodyIsComing: boolean,
): void {
  const { status, headers, body = "" } = answer;
  const giveUp = leavesTooMuch(message);
  const length = status === 204 ? {} : { "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length, ...(giveUp ? { Connection: "close" } : {}) });
  if (!giveUp || !bodyIsComing) {
    response.end(body);
    return;
  }
  // Closing while the client still sends would reset the connection and lose the answer, so what
  // comes is thrown away for a while.
  response.write(body);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, DRAIN_MS);
  message.once("close", end);
  message.once("end", end);
  message.resume();
}

function createHandler(context: CloudContext, connections: Connections) {
  return (asksFirst: boolean) => (message: IncomingMessage, response: ServerResponse) => {
    let bodyIsComing = !asksFirst;
    const onRead = (): void => {
      if (!bodyIsComing) response.writeContinue();
      bodyIsComing = true;
    };
    connections.busy(message.socket, response);
    const signal = lazySignal(response);
    exchange(context, incoming(message, signal, onRead)).then(
      (answer) => {
        if (connections.closing()) response.setHeader("Connection", "close");
        const { delivery } = answer;
        if (delivery === undefined) return send(message, response, answer, bodyIsComing);
        if (delivery.type === "hang") connections.hung(message.socket);
        return deliverOverHttp(response, answer, delivery, signal());
      },
      // The client went away before its request was whole; there is no one to answer.
      () => response.destroy(),
    );
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
 * Serves a cloud over HTTP.
 *
 * @throws Error when the port is taken or the address is not one of this machine.
 */
export async function listen(
  context: CloudContext,
  { port = 0, host = "127.0.0.1", ...limits }: ListenOptions = {},
): Promise<MockServer> {
  const server = createServer(timeouts(limits));
  const { maxConnections = MAX_CONNECTIONS, closeGraceMs = CLOSE_GRACE_MS } = limits;
  const connections = trackConnections(server, { maxConnections, closeGraceMs });
  answerClientErrors(server, context.routes, connections);
  const handler = createHandler(context, connections);
  server.on("request", handler(false));
  // Answered before the body is sent, if the headers already decide.
  server.on("checkContinue", handler(true));
  await bind(server, port, host);
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${address.port}`, port: address.port, close: connections.close };
}
