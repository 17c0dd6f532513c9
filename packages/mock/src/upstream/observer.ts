import { randomUUID } from "node:crypto";
import type { ApiModule } from "../api-module.js";
import type { IncomingRequest } from "../gateway/message.js";
import { Router } from "../gateway/router.js";
import { type CallJournal, createJournal } from "../journal/journal.js";
import { createRedactor } from "../journal/redact.js";
import { secretNames } from "../journal/secret-names.js";
import { listOperations } from "../spec/document.js";
import { closestOperation, type Difference, type KnownOperation } from "./differences.js";
import { redactCall, TrafficSecrets } from "./traffic-secrets.js";

/** A call to a real service, as it was sent and as it returned. */
export interface ObservedCall {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: Headers;
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly responseHeaders: Headers;
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

export interface ObserverOptions {
  /** Receives each difference as it is found. */
  readonly onDifference?: (difference: Difference) => void;
  /** Lists secrets that no call carries, such as a secret key; they are kept out of everything. */
  readonly secrets?: () => Iterable<string>;
}

/** Compares calls with the documents of the APIs and writes them into a journal without their secrets. */
export class Observer {
  readonly journal: CallJournal;
  readonly differences: Difference[] = [];
  readonly #router = new Router<KnownOperation[]>();
  readonly #secrets: TrafficSecrets;
  readonly #onDifference: (difference: Difference) => void;

  constructor(
    apis: readonly ApiModule[],
    { onDifference = () => {}, secrets = () => [] }: ObserverOptions = {},
  ) {
    this.#onDifference = onDifference;
    const documents = apis.map(({ document }) => document);
    this.#secrets = new TrafficSecrets(createRedactor(secretNames(documents)), secrets);
    this.journal = createJournal(documents);
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

  /** Removes the secrets of the calls so far from a text. */
  redact = (text: string): string => this.#secrets.redactor().text(text);

  /** Adds a finished call and returns how it differs. */
  add(call: ObservedCall): readonly Difference[] {
    this.#secrets.add(call);
    const values = this.#secrets.redactor();
    const closest = this.#compare(call);
    const operationId = closest?.candidate.located.operation.operationId;
    this.#record(redactCall(call, values), operationId);
    // Compared as they were sent, since a placeholder may be no valid value.
    const found = (closest?.found ?? []).map((difference) => ({
      ...difference,
      text: values.text(difference.text),
    }));
    this.differences.push(...found);
    for (const difference of found) this.#onDifference(difference);
    return found;
  }

  /** The operation of a call, and how the call differs from it. */
  #compare({ method, url, requestBody, status, responseBody }: ObservedCall) {
    const candidates = this.#router.find(url.pathname)?.methods.get(method) ?? [];
    const { host, search } = url;
    const exchange = { query: search.slice(1), requestBody, status, responseBody };
    return closestOperation(candidates, { host, ...exchange });
  }

  #record(call: ObservedCall, operationId: string | undefined): void {
    const { status, responseHeaders, responseBody, durationMs } = call;
    this.journal.add({
      request: incoming(call),
      operationId,
      fault: undefined,
      response: {
        status,
        headers: Object.fromEntries(responseHeaders),
        body: responseBody || undefined,
      },
      requestId: responseHeaders.get("x-request-id") ?? randomUUID(),
      time: new Date(Date.now() - durationMs),
      durationMs,
    });
  }

  /** Wraps `fetch`: the calls go through and are added. */
  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, { ...init, redirect: "manual" });
    const { method, headers } = request;
    const requestBody = request.body === null ? undefined : await request.clone().text();
    const start = performance.now();
    const response = await fetch(request);
    const responseBody = await response.text();
    this.add({
      method,
      url: new URL(request.url),
      requestHeaders: headers,
      requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody,
      durationMs: performance.now() - start,
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
