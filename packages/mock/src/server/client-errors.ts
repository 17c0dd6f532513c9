import { randomUUID } from "node:crypto";
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { MAX_HEADERS_BYTES } from "../gateway/limits.js";
import { InvalidBody } from "../gateway/message.js";
import { type Routes, routeError } from "../gateway/routes.js";
import type { Connections } from "./connections.js";

// How long what still comes is thrown away. Closing while the client sends would reset the
// connection and lose the response.
const DRAIN_MS = 2_000;

interface Problem {
  readonly status: number;
  readonly message: string;
}

function problemOf(code: string | undefined): Problem {
  if (code === "HPE_HEADER_OVERFLOW") {
    return { status: 494, message: `The headers are over ${MAX_HEADERS_BYTES} bytes` };
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return { status: 408, message: "The request did not arrive in time" };
  }
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") {
    return { status: 413, message: "The extensions of a chunk are too long" };
  }
  return { status: 400, message: "The request is not valid HTTP" };
}

function render({ status, message }: Problem, { gateway }: Routes): string {
  const requestId = randomUUID().replaceAll("-", "");
  // The gateway has one code for all that it cannot read.
  const body = JSON.stringify(routeError(gateway, "bodyTooLarge").body(message, requestId));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Request Header Too Large"}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}

/** Responds like the gateway to a request that Node cannot parse, or that times out. */
export function respondToClientErrors(
  server: Server,
  routes: Routes,
  connections: Connections,
): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return;
    const problem = problemOf(error.code);
    const latest = connections.latest(socket);
    // The call that reads this body responds to it.
    if (connections.isBusy(socket) && latest?.isUnfinished) {
      latest.breakOff(new InvalidBody(problem.status, problem.message));
      return;
    }
    // A response that is on its way must not get another one in its middle.
    connections.whenIdle(socket, () => {
      if (!socket.writable) return;
      const timer = setTimeout(() => socket.destroy(), DRAIN_MS);
      socket.once("close", () => clearTimeout(timer));
      socket.end(render(problem, routes));
    });
  });
  server.on("connect", (_: IncomingMessage, socket: Duplex) => {
    socket.on("error", () => undefined);
    socket.end(render({ status: 405, message: "CONNECT: the gateway is no proxy" }, routes));
  });
  server.on("checkExpectation", (_: IncomingMessage, response: ServerResponse) => {
    const problem = { status: 417, message: "Expect: expected 100-continue" };
    response.socket?.end(render(problem, routes));
  });
}
