import type http from "node:http";
import { ConnectionError } from "../../errors/errors.js";
import { bodyLimit } from "../byte-collector.js";
import { checkStatus, connectionError } from "../failure.js";
import type { TransportRequest, TransportResponse } from "../transport.js";
import { splitUrl } from "../url-parts.js";
import { createUserAgent } from "../user-agent.js";
import { collect, decodeBody } from "./body.js";
import type { NodeConnections, Route } from "./connections.js";
import type { NodeTransport } from "./options.js";

/** Context of a request. */
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
  const sendRequest = (request: TransportRequest) => {
    const refreshed = connections.dropStale();
    return refreshed === undefined
      ? send(request, means)
      : refreshed.then(() => send(request, means));
  };
  return Object.assign(sendRequest, { close: () => connections.close() });
}

function open(request: TransportRequest, means: Means): http.ClientRequest {
  const { origin, host: authority, pathname, search } = splitUrl(request.url);
  const route = means.connections.routeOf(origin);
  const { client, agent, host, port, before } = route;
  // Looked up for each request: what patches `http` later, such as MSW, must take effect.
  return client.request({
    agent,
    host,
    port,
    path: before + pathname + search,
    method: request.method,
    headers: headersOf(request, route, authority, means),
  });
}

/** A plain object, to which wrappers of `http.request` such as OpenTelemetry add their own headers. */
function headersOf(
  { headers, body, method }: TransportRequest,
  route: Route,
  host: string,
  { userAgent }: Means,
): Record<string, string> {
  const all: Record<string, string> = {
    ...route.headers,
    Host: host,
    "Accept-Encoding": "gzip, deflate, br",
    ...headers,
  };
  if (body !== undefined) all["Content-Length"] = String(Buffer.byteLength(body));
  else if (method === "POST" || method === "PUT") all["Content-Length"] = "0";
  // A caller cannot set the other headers of the transport; see `checkCallHeaders`.
  const isUserAgent = (name: string) => name.length === 10 && name.toLowerCase() === "user-agent";
  if (!Object.keys(headers).some(isUserAgent)) all["User-Agent"] = userAgent();
  return all;
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
    let incoming: http.IncomingMessage | undefined;
    let bytesBefore = 0;
    const fail = (cause: unknown) => {
      const hasRun = () => incoming !== undefined || mayHaveRun(outgoing, cause, bytesBefore);
      reject(cause instanceof ConnectionError ? cause : connectionError(cause, hasRun()));
      outgoing.destroy();
    };
    outgoing.on("socket", (socket) => {
      bytesBefore = socket.bytesWritten;
    });
    // After the whole response: it is followed by bytes that are no part of it, and Node has closed
    // the connection.
    outgoing.on("error", (cause) => incoming?.complete || fail(cause));
    outgoing.on("response", (message) => {
      incoming = message;
      read(message, request, resolve, fail);
      message.on("end", means.connections.touch);
    });
    // Nothing else reports a response that changes the protocol.
    outgoing.on("close", () => incoming?.complete || fail(closed()));
    listen(request, outgoing, fail);
    outgoing.end(request.body);
  });
}

/** The error that Node creates for a connection that closes early. */
const closed = (): Error =>
  Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" });

/**
 * Whether the request, or part of it, may have reached the service.
 *
 * @param bytesBefore what had been written to the connection before the request.
 */
function mayHaveRun(outgoing: http.ClientRequest, cause: unknown, bytesBefore: number): boolean {
  const { syscall } = firstOf(cause) as NodeJS.ErrnoException;
  if (syscall === "connect" || syscall === "getaddrinfo") return false;
  // No socket yet: it waits for one. A TLS handshake that is under way or failed sent nothing.
  const socket: (typeof outgoing.socket & { secureConnecting?: boolean }) | null = outgoing.socket;
  if (socket === null || socket.connecting || socket.secureConnecting) return false;
  return !(socket.bytesWritten === bytesBefore);
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
  { maxResponseBytes }: TransportRequest,
  resolve: (response: TransportResponse) => void,
  fail: (cause: unknown) => void,
): void {
  // Cookies, the only headers that Node gives as a list, mean nothing to these APIs.
  const headers = incoming.headers as Record<string, string>;
  delete headers["set-cookie"];
  // Node takes it away when the response has ended.
  const { socket } = incoming;
  const status = incoming.statusCode ?? 0;
  const limit = bodyLimit(maxResponseBytes);
  const finish = (bytes: Uint8Array) => {
    checkStatus(status);
    // A 204 has no body (RFC 9110, 15.3.5). One that announces it leaves bytes on the connection that
    // the next request would read as its response.
    if (status === 204 && announcesBody(headers)) socket.destroy();
    const body = decodeBody(bytes, headers["content-encoding"], limit);
    if (typeof body === "string") resolve({ status, headers, body });
    else body.then((decoded) => resolve({ status, headers, body: decoded }), fail);
  };
  collect(incoming, limit, fail, (bytes) => {
    try {
      finish(bytes);
    } catch (cause) {
      fail(cause);
    }
  });
}

const announcesBody = (headers: Readonly<Record<string, string>>): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
