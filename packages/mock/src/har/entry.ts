import { STATUS_CODES } from "node:http";
import type { Content, Entry, PostData, Request, Response } from "har-format";
import type { CallMessages, CallRecord, HeaderField } from "../journal/call.js";

/** An entry of a HAR. What HAR 1.2 does not know begins with an underscore. */
export interface HarEntry extends Entry {
  /** The operation; absent when no spec has one for method and path. */
  _operationId?: string;
  /** The effect of the fault rule that was applied. The status is 0 if no response arrived. */
  _fault?: string;
}

const HTTP_VERSION = "HTTP/1.1";

const named = (fields: Iterable<HeaderField>) =>
  Array.from(fields, ([name, value]) => ({ name, value }));

function headerOf(fields: readonly HeaderField[], wanted: string): string | undefined {
  return fields.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function requestOf({ method }: CallRecord, sent: CallMessages["request"], url: string): Request {
  const { headers, body, bodySize } = sent;
  const mimeType = headerOf(headers, "content-type") ?? "";
  const postData: PostData | undefined = body === undefined ? undefined : { mimeType, text: body };
  return {
    method,
    url,
    httpVersion: HTTP_VERSION,
    cookies: [],
    headers: named(headers),
    queryString: named(new URL(url).searchParams),
    ...(postData === undefined ? {} : { postData }),
    headersSize: -1,
    bodySize,
  };
}

function responseOf(call: CallRecord, response: CallMessages["response"]): Response {
  const lost = call.fault === "reset" || call.fault === "hang";
  const { headers, body = undefined } = lost ? { headers: [] } : response;
  const status = lost ? 0 : call.status;
  const size = Buffer.byteLength(body ?? "");
  const mimeType = headerOf(headers, "content-type") ?? "";
  const content: Content = { size, mimeType, ...(body === undefined ? {} : { text: body }) };
  return {
    status,
    statusText: STATUS_CODES[status] ?? "",
    httpVersion: HTTP_VERSION,
    cookies: [],
    headers: named(headers),
    content,
    redirectURL: "",
    headersSize: -1,
    bodySize: size,
  };
}

/** Writes a call as HAR has it. */
export function harEntry(call: CallRecord, messages: CallMessages, url: string): HarEntry {
  const { time: startedDateTime, durationMs: time, operationId, fault } = call;
  return {
    startedDateTime,
    time,
    request: requestOf(call, messages.request, url),
    response: responseOf(call, messages.response),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(operationId === undefined ? {} : { _operationId: operationId }),
    ...(fault === undefined ? {} : { _fault: fault }),
  };
}
