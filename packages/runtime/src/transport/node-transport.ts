import type http from "node:http";
import { ConnectionError } from "../errors/errors.js";
import { connectionError } from "./failure.js";
import { collect, decodeBody } from "./node-body.js";
import type { NodeConnections, Route } from "./node-connections.js";
import type { NodeTransport } from "./node-options.js";
import type { TransportRequest, TransportResponse } from "./transport.js";
import { splitUrl } from "./url-parts.js";
import { createUserAgent } from "./user-agent.js";

/** What a request needs beside itself. */
interface Means {
  readonly connections: NodeConnections;
  readonly userAgent: () => string;
}

/**
 * Sends over node:http, with connections that are kept alive, at a fraction of the cost of `fetch`
 * (see `benchmarks/`).
 */
export function createTransportOver(connections: NodeConnections): NodeTransport {
  const means: Means = { connections, userAgent: createUserAgent() };
  return Object.assign((request: TransportRequest) => send(request, means), {
    close: () => connections.close(),
  });
}

function open(request: TransportRequest, means: Means): http.ClientRequest {
  const { origin, host: authority, pathname, search } = splitUrl(request.url);
  const route = means.connections.routeOf(origin);
  const { start, agent, host, port, before } = route;
  return start({
    agent,
    host,
    port,
    path: before + pathname + search,
    method: request.method,
    headers: headerList(request, route, authority, means),
  });
}

/** A flat list: Node writes it as it stands, where it would check and store each header of an object. */
function headerList(
  { headers, body, method }: TransportRequest,
  route: Route,
  host: string,
  { userAgent }: Means,
): string[] {
  const list = [...route.headers, "Host", host, "Accept-Encoding", "gzip, deflate, br"];
  if (body !== undefined) list.push("Content-Length", String(Buffer.byteLength(body)));
  else if (method === "POST" || method === "PUT") list.push("Content-Length", "0");
  let hasUserAgent = false;
  for (const name of Object.keys(headers)) {
    list.push(name, headers[name] as string);
    // Other headers of the transport are none of a caller's; see `checkCallHeaders`.
    hasUserAgent ||= name.length === 10 && name.toLowerCase() === "user-agent";
  }
  if (!hasUserAgent) list.push("User-Agent", userAgent());
  return list;
}

function send(request: TransportRequest, means: Means): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    let outgoing: http.ClientRequest;
    try {
      outgoing = open(request, means);
    } catch (cause) {
      // A character that HTTP does not allow: nothing was sent.
      reject(connectionError(cause, false));
      return;
    }
    let answer: http.IncomingMessage | undefined;
    const fail = (cause: unknown) => {
      reject(
        cause instanceof ConnectionError
          ? cause
          : connectionError(cause, answer !== undefined || mayHaveRun(outgoing, cause)),
      );
      outgoing.destroy();
    };
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      answer = incoming;
      read(incoming, request, resolve, fail);
    });
    // Nothing else tells of an answer that changes the protocol.
    outgoing.on("close", () => answer?.complete || fail(closed()));
    listen(request, outgoing, fail);
    outgoing.end(request.body);
  });
}

/** As Node has it for an answer that breaks off. */
const closed = (): Error =>
  Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" });

/** Whether the request, or part of it, may have reached the service. */
function mayHaveRun(outgoing: http.ClientRequest, cause: unknown): boolean {
  const { syscall } = firstOf(cause) as NodeJS.ErrnoException;
  if (syscall === "connect" || syscall === "getaddrinfo") return false;
  // No socket yet: it waits for one. A TLS handshake that is under way or failed sent nothing.
  const socket: (typeof outgoing.socket & { secureConnecting?: boolean }) | null = outgoing.socket;
  if (outgoing.reusedSocket || socket === null) return outgoing.reusedSocket;
  return !socket.connecting && !socket.secureConnecting;
}

/** A host with several addresses fails with the errors of all. */
function firstOf(cause: unknown): unknown {
  return (cause instanceof AggregateError ? cause.errors[0] : cause) ?? {};
}

/** Ends the exchange when the attempt is over. */
function listen(
  request: TransportRequest,
  outgoing: http.ClientRequest,
  fail: (reason: unknown) => void,
): void {
  const { cancellation } = request;
  if (cancellation !== undefined) {
    cancellation.listener = fail;
    if (cancellation.cancelled) fail(cancellation.reason);
    return;
  }
  const { signal } = request;
  if (signal === undefined) return;
  const abort = () => fail(signal.reason);
  signal.addEventListener("abort", abort);
  outgoing.on("close", () => signal.removeEventListener("abort", abort));
  if (signal.aborted) abort();
}

function read(
  incoming: http.IncomingMessage,
  { maxResponseBytes: limit = Number.POSITIVE_INFINITY }: TransportRequest,
  resolve: (response: TransportResponse) => void,
  fail: (cause: unknown) => void,
): void {
  // Cookies, the only headers that Node gives as a list, mean nothing to these APIs.
  const headers = incoming.headers as Record<string, string>;
  delete headers["set-cookie"];
  const status = incoming.statusCode ?? 0;
  collect(incoming, limit, fail, (bytes) => {
    const body = decodeBody(bytes, headers["content-encoding"], limit);
    if (typeof body === "string") resolve({ status, headers, body });
    else body.then((decoded) => resolve({ status, headers, body: decoded }), fail);
  });
}
