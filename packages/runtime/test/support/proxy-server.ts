import http, { createServer, type IncomingMessage } from "node:http";
import https from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Certificate } from "./tls-server.js";

export interface ProxyServer {
  readonly url: string;
  readonly port: number;
  /** What it was asked for: `CONNECT host:port`, or the method and the whole address. */
  readonly asked: string[];
  readonly headers: IncomingMessage["headers"][];
  /** Sockets of clients that are open. */
  readonly open: ReadonlySet<Socket>;
}

export interface ProxyRules {
  /** Credentials that it asks for, as `user:password`. */
  readonly credentials?: string;
  /** Has it spoken to over TLS. */
  readonly certificate?: Certificate;
  /** Opens no tunnel, and sends no response. */
  readonly isSilent?: boolean;
}

/** Where a host of a test is; none of them is in a name server. */
const HERE = "127.0.0.1";

function passOn(message: IncomingMessage, response: http.ServerResponse): void {
  const { pathname, search, port } = new URL(message.url ?? "");
  const { "proxy-authorization": _, ...headers } = message.headers;
  const path = pathname + search;
  const onward = http.request(
    { host: HERE, port, path, method: message.method, headers },
    (upstream) => {
      response.writeHead(upstream.statusCode ?? 0, upstream.headers);
      upstream.pipe(response);
    },
  );
  message.pipe(onward);
}

function tunnel(socket: Socket, target: string): void {
  const onward = connect(Number(target.split(":").at(-1)), HERE, () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.pipe(onward).pipe(socket);
  });
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ] as const) {
    one.on("error", () => {});
    one.on("close", () => other.destroy());
  }
}

/** A proxy that takes every name for this machine; gone when the test ends. */
export async function startProxy(rules: ProxyRules = {}): Promise<ProxyServer> {
  const { credentials, certificate, isSilent = false } = rules;
  const expected = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
  const open = new Set<Socket>();
  const isRejected = ({ method, url, headers }: IncomingMessage): boolean => {
    started.asked.push(`${method} ${url}`);
    started.headers.push(headers);
    return expected !== undefined && headers["proxy-authorization"] !== expected;
  };
  const server = certificate ? https.createServer(certificate) : createServer();
  server.on("request", (message: IncomingMessage, response: http.ServerResponse) => {
    if (isRejected(message)) response.writeHead(407).end();
    else passOn(message, response);
  });
  server.on("connect", (message: IncomingMessage, socket: Socket) => {
    if (isRejected(message)) socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    else if (!isSilent) tunnel(socket, message.url ?? "");
  });
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, HERE, resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  const scheme = certificate ? "https" : "http";
  const started: ProxyServer = {
    url: `${scheme}://localhost:${port}`,
    port,
    asked: [],
    headers: [],
    open,
  };
  return started;
}
