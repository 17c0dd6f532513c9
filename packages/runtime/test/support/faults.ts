// What can go wrong with one attempt, as a server does it, and what is to come of it.

import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { httpResponse, type Step } from "./tcp-server.js";

export interface Fault {
  readonly name: string;
  readonly step: Step;
  /** When a call may be sent once more. */
  readonly repeated: "always" | "if idempotent" | "never";
  /** What the caller sees if it does not pass. */
  readonly error: Readonly<Record<string, unknown>>;
  /** Whether the service may have carried out a request that met with it. */
  readonly runs: boolean;
  /** The `fetch` of some versions of Node takes this body for a whole one; then it is no JSON. */
  readonly passesFetch?: boolean;
  /** Time limit of an attempt that is to be passed, in milliseconds. */
  readonly limitMs?: number;
}

const WIDGET = '{"widget":{"id":"w","name":"a","status":"UP"}}';
const JSON_TYPE = "Content-Type: application/json";

/** The response without a fault. */
export const working: Step = {
  onRequest: (socket, { head }) => {
    const status = / \/v1\/[^/]+\/widgets /.test(head) ? "201 Created" : "200 OK";
    httpResponse(status, WIDGET, JSON_TYPE)(socket, { head, body: "" });
  },
};

const brokenOff = { name: "ConnectionError", code: "ERR_CONNECTION", mayHaveRun: true };
const late = { name: "TimeoutError", code: "ERR_TIMEOUT", mayHaveRun: true };
/** What comes of a success that is not what the operation promises. */
export const unusable = { name: "InvalidResponseError", code: "ERR_INVALID_RESPONSE" };
const throttled = { name: "ThrottlingError", status: 429, code: "APIGW.0308" };
const THROTTLED = '{"error_code":"APIG.0308","error_msg":"slow down","request_id":"r-1"}';
const lost = { repeated: "if idempotent", error: brokenOff, runs: true } as const;
const rejected = { repeated: "always", runs: false } as const;

const trickle = (socket: Socket): void => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
};

/** Every fault that a response, or the lack of one, can have. */
export const FAULTS: readonly Fault[] = [
  {
    name: "a reset before the request was read",
    step: { onData: (socket) => socket.resetAndDestroy() },
    ...lost,
    runs: false,
  },
  {
    name: "a reset after the request was read",
    step: { onRequest: (socket) => socket.resetAndDestroy() },
    ...lost,
  },
  {
    name: "an end without a response",
    step: { onRequest: (socket) => socket.end() },
    ...lost,
  },
  {
    name: "half of the headers",
    step: { onRequest: (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Ty") },
    ...lost,
  },
  {
    name: "half of a body of declared length",
    step: { onRequest: httpResponse("200 OK", '{"widget":', "Content-Length: 100", JSON_TYPE) },
    ...lost,
  },
  {
    name: "a chunked body that is cut off",
    step: { onRequest: httpResponse("200 OK", '5\r\n{"wid\r\n', "Transfer-Encoding: chunked") },
    ...lost,
    passesFetch: true,
  },
  {
    name: "a gzip body that is cut",
    step: {
      onRequest: httpResponse("200 OK", gzipSync(WIDGET).subarray(0, 30), "Content-Encoding: gzip"),
    },
    repeated: "never",
    error: unusable,
    runs: true,
  },
  {
    name: "a body that is not gzip as its header says",
    step: { onRequest: httpResponse("200 OK", WIDGET, "Content-Encoding: gzip") },
    repeated: "never",
    error: brokenOff,
    runs: true,
  },
  {
    name: "something that is not HTTP",
    step: { onRequest: (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n") },
    ...lost,
  },
  {
    name: "a change of protocol",
    step: {
      onRequest: httpResponse("101 Switching Protocols", "", "Upgrade: h2c", "Connection: Upgrade"),
    },
    ...lost,
  },
  {
    name: "headers that do not come",
    step: { onRequest: () => {} },
    ...lost,
    error: late,
    limitMs: 300,
  },
  {
    name: "a body that comes too slowly",
    step: { onRequest: trickle },
    ...lost,
    error: late,
    limitMs: 300,
  },
  {
    name: "a success whose JSON is cut",
    step: { onRequest: httpResponse("200 OK", WIDGET.slice(0, 20), JSON_TYPE) },
    repeated: "never",
    error: unusable,
    runs: true,
  },
  {
    name: "a success in HTML",
    step: { onRequest: httpResponse("200 OK", "<html>Welcome</html>", "Content-Type: text/html") },
    repeated: "never",
    error: unusable,
    runs: true,
  },
  {
    name: "a success without a body",
    step: { onRequest: httpResponse("200 OK", "") },
    repeated: "never",
    error: unusable,
    runs: true,
  },
  {
    name: "a redirect",
    step: { onRequest: httpResponse("307 Temporary Redirect", "", "Location: /elsewhere") },
    repeated: "never",
    error: { name: "ApiError", status: 307, code: undefined },
    runs: false,
  },
  {
    name: "a 502 in HTML",
    step: {
      onRequest: httpResponse(
        "502 Bad Gateway",
        "<html>Bad Gateway</html>",
        "Content-Type: text/html",
      ),
    },
    ...lost,
    error: { name: "ServerError", status: 502, code: undefined },
  },
  {
    name: "an empty 500",
    step: { onRequest: httpResponse("500 Internal Server Error", "") },
    ...lost,
    error: { name: "ServerError", status: 500, code: undefined },
  },
  {
    name: "a 503 with Retry-After",
    step: { onRequest: httpResponse("503 Service Unavailable", "", "Retry-After: 0") },
    ...lost,
    error: { name: "ServerError", status: 503, retryAfterMs: 0 },
  },
  {
    name: "a 429 without Retry-After",
    step: { onRequest: httpResponse("429 Too Many Requests", THROTTLED, JSON_TYPE) },
    ...rejected,
    error: { ...throttled, code: "APIG.0308", requestId: "r-1", retryAfterMs: undefined },
  },
  {
    name: "a 429 with Retry-After in seconds",
    step: { onRequest: httpResponse("429 Too Many Requests", THROTTLED, "Retry-After: 0") },
    ...rejected,
    error: { ...throttled, code: "APIG.0308", retryAfterMs: 0 },
  },
  {
    name: "a 429 with Retry-After as a date",
    step: {
      onRequest: httpResponse(
        "429 Too Many Requests",
        THROTTLED,
        "Date: Fri, 21 Nov 2025 10:00:00 GMT",
        "Retry-After: Fri, 21 Nov 2025 10:00:00 GMT",
      ),
    },
    ...rejected,
    error: { ...throttled, code: "APIG.0308", retryAfterMs: 0 },
  },
  {
    name: "a 400 whose code means throttling",
    step: {
      onRequest: httpResponse(
        "400 Bad Request",
        '{"error_code":"EndPoint.0022","error_msg":"Too many requests"}',
        JSON_TYPE,
      ),
    },
    ...rejected,
    error: { name: "ThrottlingError", status: 400, code: "EndPoint.0022" },
  },
  {
    name: "a 400",
    step: {
      onRequest: httpResponse("400 Bad Request", '{"code":"VPC.0504","message":"bad"}', JSON_TYPE),
    },
    repeated: "never",
    error: { name: "ApiError", status: 400, code: "VPC.0504" },
    runs: false,
  },
];
