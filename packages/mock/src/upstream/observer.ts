import { randomUUID } from "node:crypto";
import type { ApiModule } from "../api-module.js";
import type { IncomingRequest } from "../gateway/message.js";
import { Router } from "../gateway/router.js";
import { type CallJournal, createJournal } from "../journal/journal.js";
import type { OperationValidators } from "../operation.js";
import { type LocatedOperation, listOperations } from "../spec/document.js";
import { type Difference, differencesOf } from "./differences.js";

interface Known {
  readonly located: LocatedOperation;
  readonly validators: OperationValidators;
}

/** A call to a real service, as it was sent and as it returned. */
export interface ObservedCall {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: Headers;
  readonly requestBody: string | undefined;
  readonly response: Response;
  readonly responseBody: string;
  readonly durationMs: number;
}

function incoming({ method, url, requestHeaders, requestBody }: ObservedCall): IncomingRequest {
  const received = requestBody === undefined ? undefined : new TextEncoder().encode(requestBody);
  return {
    method,
    pathname: url.pathname,
    query: url.search.slice(1),
    header: (name) => requestHeaders.get(name) ?? undefined,
    headers: () => requestHeaders.entries(),
    url: () => url.href,
    readBody: async () => received,
    received,
    signal: () => new AbortController().signal,
  };
}

/** Compares calls with the documents of the APIs and writes them into a journal without their secrets. */
export class Observer {
  readonly journal: CallJournal;
  readonly differences: Difference[] = [];
  readonly #router = new Router<Known[]>();

  /** @param onDifference receives each difference as it is found. */
  constructor(
    apis: readonly ApiModule[],
    private readonly onDifference: (difference: Difference) => void = () => {},
  ) {
    this.journal = createJournal(apis.map(({ document }) => document));
    for (const { document, validators } of apis) {
      for (const located of listOperations(document)) {
        const own = validators[located.operation.operationId];
        if (own === undefined) continue;
        const known = { located, validators: own };
        const same = this.#router.find(located.path)?.methods.get(located.method);
        // Two services may have the same path on hosts of their own.
        if (same === undefined) this.#router.add(located.method, located.path, [known]);
        else same.push(known);
      }
    }
  }

  /** Adds a finished call and returns how it differs. */
  add(call: ObservedCall): readonly Difference[] {
    const candidates = this.#router.find(call.url.pathname)?.methods.get(call.method) ?? [];
    const { response, responseBody, durationMs } = call;
    const { status } = response;
    const exchange = { requestBody: call.requestBody, status, responseBody };
    // Of operations with the same path it is the one that it resembles most.
    const [closest] = candidates
      .map(({ located, validators }) => ({
        operationId: located.operation.operationId,
        found: differencesOf(located, validators, exchange),
      }))
      .sort((one, other) => one.found.length - other.found.length);
    this.journal.add({
      request: incoming(call),
      operationId: closest?.operationId,
      fault: undefined,
      response: {
        status,
        headers: Object.fromEntries(response.headers),
        body: responseBody || undefined,
      },
      requestId: response.headers.get("x-request-id") ?? randomUUID(),
      time: new Date(Date.now() - durationMs),
      durationMs,
    });
    if (closest === undefined) return [];
    const { found } = closest;
    this.differences.push(...found);
    for (const difference of found) this.onDifference(difference);
    return found;
  }

  /** Wraps `fetch`: the calls go through and are added. */
  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, { ...init, redirect: "manual" });
    const { method, headers } = request;
    const requestBody = request.body === null ? undefined : await request.clone().text();
    const start = performance.now();
    const response = await fetch(request);
    const responseBody = await response.text();
    const url = new URL(request.url);
    const durationMs = performance.now() - start;
    this.add({
      method,
      url,
      requestHeaders: headers,
      requestBody,
      response,
      responseBody,
      durationMs,
    });
    const hasBody = ![204, 205, 304].includes(response.status);
    const { status, statusText } = response;
    // Sizes and encodings are those of the body on the wire, which has been decoded.
    const kept = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length", "transfer-encoding"])
      kept.delete(name);
    return new Response(hasBody ? responseBody : null, { status, statusText, headers: kept });
  };
}
