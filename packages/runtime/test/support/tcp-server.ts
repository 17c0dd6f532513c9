import { createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the server does with one connection, or with one request that has come whole. */
export interface Step {
  /** When something has come, before it is read. */
  readonly onData?: (socket: Socket) => void;
  /** When a request has been read to its end. */
  readonly onRequest?: (socket: Socket, request: WireRequest) => void;
}

/** A request as it came over the wire. */
export interface WireRequest {
  /** Request line and headers. */
  readonly head: string;
  readonly body: string;
}

export interface TcpServer {
  readonly url: string;
  readonly port: number;
  /** Connections on which something came; `fetch` opens some in reserve. */
  connections: number;
  /** The requests that were read to their end. */
  readonly requests: WireRequest[];
  /** Connections that are open. */
  readonly open: ReadonlySet<Socket>;
  /** Stops it before the test ends. */
  close(): Promise<void>;
}

/** The request at the start of what was read, and how long it is; undefined if more must come. */
function cut(text: string): { request: WireRequest; length: number } | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const bodyAt = end + 4;
  const length = bodyAt + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (text.length < length) return undefined;
  return { request: { head, body: text.slice(bodyAt, length) }, length };
}

type Act = NonNullable<Step["onRequest"]>;

function serve(socket: Socket, server: TcpServer, stepOf: (connection: number) => Step): void {
  // Tests of faults make sockets fail.
  socket.on("error", () => {});
  let read = "";
  let step: Step | undefined;
  socket.on("data", (chunk) => {
    step ??= stepOf(server.connections++);
    step.onData?.(socket);
    if (socket.destroyed) return;
    read += chunk.toString("latin1");
    for (let next = cut(read); next !== undefined; next = cut(read)) {
      read = read.slice(next.length);
      server.requests.push(next.request);
      step.onRequest?.(socket, next.request);
    }
  });
}

const closed = (server: Server, open: ReadonlySet<Socket>): Promise<void> => {
  for (const socket of open) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
};

/**
 * A server that speaks no HTTP but what its steps write; gone when the test ends.
 *
 * @param stepOf the step for the n-th connection, from 0.
 */
export async function startTcpServer(
  stepOf: (connection: number) => Step,
  port = 0,
): Promise<TcpServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    serve(socket, started, stepOf);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: bound } = server.address() as { port: number };
  const close = () => closed(server, open);
  const url = `http://127.0.0.1:${bound}`;
  const started: TcpServer = { url, port: bound, connections: 0, requests: [], open, close };
  onTestFinished(close);
  return started;
}

/** Writes a response as given, with its length unless it says how it ends, and closes. */
export const httpResponse =
  (status: string, body: string | Buffer, ...headers: readonly string[]): Act =>
  (socket) => {
    const hasFraming = headers.some((line) => /^(content-length|transfer-encoding):/i.test(line));
    const length = hasFraming ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    const lines = [`HTTP/1.1 ${status}`, "Connection: close", ...length, ...headers, "", ""];
    socket.write(lines.join("\r\n"));
    socket.end(body);
  };
