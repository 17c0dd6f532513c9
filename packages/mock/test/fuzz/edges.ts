// Bytes that no HTTP client sends, on connections of their own.
import { connect } from "node:net";
import fc from "fast-check";

const TIMEOUT_MS = 10_000;

const REQUEST_LINES = [
  ...["GET / HTTP/1.1", "OPTIONS * HTTP/1.1", "GET * HTTP/1.1", "GET /?a=b#c HTTP/1.1"],
  ...[
    "GET http://h/v1/p/publicips HTTP/1.1",
    "GET hTTps://h:99999/ HTTP/1.1",
    "GET file:///x HTTP/1.1",
  ],
  ...["GET http://[::1/ HTTP/1.1", "GET http://a:b@h/v1/p HTTP/1.1", "GET //h//v1 HTTP/1.1"],
  ...["CONNECT h:443 HTTP/1.1", "GET /\xff\x80 HTTP/1.1", "GET / HTTP/9.9", "GET /", "\0\0", ""],
  ...["POST /v3/auth/tokens HTTP/1.1", "PUT /v1/p/publicips/x HTTP/1.1", "PRI * HTTP/2.0"],
] as const;

const HEADERS = [
  ...["Host: h", "Host:", "Host: h, h", "Host: [::1", "Host: a b", "Host: \xff", "Host: h:99999"],
  ...["Transfer-Encoding: chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: gzip"],
  ...["Content-Length: 4", "Content-Length: -1", "Content-Length: 4, 4", "Content-Length: 9e9"],
  ...["Connection: close", "Connection: upgrade", "Upgrade: websocket", "Expect: 100-continue"],
  ...["X-Auth-Token: \x01", "X-Auth-Token: \xff\xfe", "Content-Type: a\tb", " folded", "No colon"],
  ...["Authorization: SDK-HMAC-SHA256 \x7f", "X-Request-Id: __proto__", "__proto__: x", ": x"],
  ...["Prefer: code=200\xa0", "Origin: null", "Content-Encoding: gzip", "Trailer: Host", "X: a\rb"],
] as const;

const BODIES = [
  ...[
    "",
    "{}",
    "0\r\n\r\n",
    "2\r\n{}\r\n0\r\n\r\n",
    "0x2\r\n{}\r\n0\r\n\r\n",
    "-1\r\n",
    "\xff\xfe",
  ],
  ...[`2;${"a".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`, "\xff\xfe{\0}\0", "0\r\n__proto__: x\r\n\r\n"],
  ...["2;a=b\r\n{}\r\n0\r\nHost: h\r\n\r\n", "ffffffffffffffff\r\n", "GET / HTTP/1.1\r\n\r\n"],
] as const;

/** The bytes of one or two requests, in Latin-1. */
export const edges: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(...REQUEST_LINES),
        fc.array(fc.constantFrom(...HEADERS), { maxLength: 5 }),
        fc.constantFrom("\r\n", "\n", "\r"),
        fc.constantFrom(...BODIES),
      )
      .map(([line, headers, end, body]) => `${[line, ...headers].join(end)}${end}${end}${body}`),
    { minLength: 1, maxLength: 2 },
  )
  .map((requests) => requests.join(""));

/** Sends bytes, ends the writing side and returns what the server sends until it closes. */
export function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.setEncoding("latin1").setTimeout(TIMEOUT_MS);
    socket.on("connect", () => socket.end(bytes, "latin1"));
    socket.on("data", (data: string) => {
      received += data;
    });
    socket.on("timeout", () => socket.destroy(new Error("the connection is open after 10 s")));
    // A server that rejects bytes may reset the connection before all of them are sent.
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(received) : reject(error),
    );
    socket.on("close", () => resolve(received));
  });
}

/** @throws Error when what came back is neither empty nor begins with a response below 500. */
export function checkEdge(received: string): void {
  if (received === "") return;
  const [, status = ""] = /^HTTP\/1\.1 (\d{3}) /.exec(received) ?? [];
  if (status >= "100" && status < "500") return;
  throw new Error(`${received.slice(0, 300) || "no response"} to bytes that are not HTTP`);
}
