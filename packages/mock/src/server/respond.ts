import type { IncomingMessage, ServerResponse } from "node:http";
import { MAX_BODY_BYTES } from "../gateway/limits.js";
import type { OutgoingResponse } from "../gateway/message.js";
import type { HttpRequest } from "./request.js";

// How long a rejected body is drained.
const DRAIN_MS = 2_000;

/** Whether so much of the body is unread that the connection should be closed. */
function leavesTooMuch(request: HttpRequest): boolean {
  if (!request.isUnfinished) return false;
  const length = request.header("content-length");
  return length === undefined || Number(length) > MAX_BODY_BYTES;
}

/** Names and values in turn, which Node writes faster than an object. */
function fieldsOf({ status, headers }: OutgoingResponse, body: string, isLast: boolean): string[] {
  const fields: string[] = [];
  for (const name in headers) fields.push(name, headers[name] ?? "");
  if (status !== 204) fields.push("Content-Length", String(Buffer.byteLength(body)));
  if (isLast) fields.push("Connection", "close");
  return fields;
}

/**
 * Closes once the body has arrived, or not in time. Closing while the client still sends would reset
 * the connection and lose the response, so what comes is thrown away for a while.
 */
function endAfter(message: IncomingMessage, response: ServerResponse): void {
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, DRAIN_MS);
  message.once("close", end);
  message.once("end", end);
  message.resume();
}

/** Writes a response, the last one of its connection if the server closes; see `respond`. */
function write(
  request: HttpRequest,
  response: ServerResponse,
  outgoing: OutgoingResponse,
  closing: boolean,
): void {
  const { status, body = "" } = outgoing;
  const giveUp = request.isBroken || leavesTooMuch(request);
  response.writeHead(status, fieldsOf(outgoing, body, closing || giveUp));
  if (!giveUp || !request.bodyIsComing || request.isBroken) {
    response.end(body);
    return;
  }
  response.write(body);
  endAfter(response.req, response);
}

/**
 * Writes a response, the last one of its connection if the server closes. One that Node does not
 * write, such as with a header that it does not take, closes the connection.
 */
export function respond(
  request: HttpRequest,
  response: ServerResponse,
  outgoing: OutgoingResponse,
  closing: boolean,
): void {
  try {
    write(request, response, outgoing, closing);
  } catch {
    response.destroy();
  }
}
