import type { IncomingRequest, OutgoingResponse } from "../gateway/message.js";
import type { OpenApiDocument } from "../spec/document.js";
import type { CallListener, CallMessages, CallRecord } from "./call.js";
import { createRedactor, type Redactor } from "./redact.js";
import { secretNames } from "./secret-names.js";
import { type Message, redactValues, secretsOf } from "./secret-values.js";

/** How many calls a journal keeps. */
export const KEPT_CALLS = 1_000;
// A path comes from the caller and may be megabytes long in process.
const MAX_PATH = 2_048;

/** What happened to a cloud. */
export interface Journal {
  /** The last calls, up to 1,000, oldest first. */
  recent(): readonly CallRecord[];
  /**
   * Calls a listener after each call, until the returned function is called.
   * Listeners run one after another before the response is sent; one that throws changes no response,
   * its error is thrown apart.
   */
  subscribe(listener: CallListener): () => void;
  /** Forgets the calls so far; listeners stay. */
  clear(): void;
}

/** A call as the gateway knows it when it is over. */
export interface FinishedCall {
  readonly request: IncomingRequest;
  readonly operationId: string | undefined;
  readonly fault: string | undefined;
  readonly response: OutgoingResponse;
  readonly requestId: string;
  readonly time: Date;
  readonly durationMs: number;
}

/**
 * Makes the journal of a cloud that serves these documents.
 *
 * @param secrets are kept out of messages wherever they are.
 */
export function createJournal(
  documents: readonly OpenApiDocument[],
  secrets: readonly string[] = [],
): CallJournal {
  let redactor: Redactor | undefined;
  return new CallJournal((call) => {
    // Only now, as it walks through all documents.
    redactor ??= createRedactor(secretNames(documents));
    return messagesOf(call, redactor, secrets);
  });
}

/** The journal of one cloud, as the gateway writes it. */
export class CallJournal implements Journal {
  readonly #messagesOf: (call: FinishedCall) => CallMessages;
  readonly #listeners = new Set<CallListener>();
  /** A ring: the next call takes the place of the oldest. */
  #ring: KeptCall[] = [];
  #next = 0;
  #sequence = 0;

  /** @param messages returns the messages of a call without secrets. */
  constructor(messages: (call: FinishedCall) => CallMessages) {
    this.#messagesOf = messages;
  }

  recent(): readonly CallRecord[] {
    return [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)].map(recordOf);
  }

  subscribe(listener: CallListener): () => void {
    // A function of its own, so that subscribing twice and leaving once leaves one.
    const own: CallListener = (call, messages) => listener(call, messages);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  clear(): void {
    this.#ring = [];
    this.#next = 0;
  }

  /** Writes down a call and tells the listeners. */
  add(finished: FinishedCall): void {
    this.#sequence += 1;
    const kept = keep(finished, this.#sequence);
    this.#ring[this.#next] = kept;
    this.#next = (this.#next + 1) % KEPT_CALLS;
    if (this.#listeners.size === 0) return;
    const call = recordOf(kept);
    let made: CallMessages | undefined;
    const messages = (): CallMessages => {
      made ??= this.#messagesOf(finished);
      return made;
    };
    for (const listener of [...this.#listeners]) tell(listener, call, messages);
  }
}

function tell(listener: CallListener, call: CallRecord, messages: () => CallMessages): void {
  try {
    listener(call, messages);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What is kept of a call: no more than its record needs, which is made when it is asked for. */
interface KeptCall
  extends Pick<FinishedCall, "operationId" | "fault" | "requestId" | "time" | "durationMs"> {
  readonly sequence: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly errorCode: string | undefined;
}

// Bodies of errors are short, unless a fault makes them long.
const MAX_ERROR_BODY = 65_536;

/** The code of an error response in any of the forms that the services use. */
function errorCodeOf({ status, body }: OutgoingResponse): string | undefined {
  if (status < 400 || body === undefined || body.length > MAX_ERROR_BODY) return undefined;
  try {
    const { error_code, code, error } = JSON.parse(body);
    const found = error_code ?? error?.code ?? error?.error_code ?? code;
    return typeof found === "string" ? found : undefined;
  } catch {
    // A fault may send anything.
    return undefined;
  }
}

function keep(finished: FinishedCall, sequence: number): KeptCall {
  const { request, operationId, fault, response, requestId, time, durationMs } = finished;
  const { method, pathname } = request;
  const path = pathname.slice(0, MAX_PATH);
  const { status } = response;
  const errorCode = errorCodeOf(response);
  const call = { sequence, time, method, path, operationId, status, errorCode };
  return { ...call, fault, durationMs, requestId };
}

function recordOf(kept: KeptCall): CallRecord {
  const { sequence, time, method, path, operationId, status, errorCode } = kept;
  const { fault, durationMs, requestId } = kept;
  return {
    sequence,
    time: time.toISOString(),
    method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    status,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(fault === undefined ? {} : { fault }),
    durationMs,
    requestId,
  };
}

/** Secrets are found by the names of what holds them, and then wherever else they are. */
function messagesOf(
  { request, response }: FinishedCall,
  redactor: Redactor,
  secrets: readonly string[],
): CallMessages {
  const bytes = request.received;
  const body = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  const sent = { url: request.url(), headers: [...request.headers()], body };
  const received = { headers: Object.entries(response.headers), body: response.body };
  const found = [sent, received].flatMap((message) => [...secretsOf(message, redactor)]);
  const values = redactValues([...secrets, ...found]);
  const clean = (message: Message) => {
    const text = values.body(message.body);
    const json = text === undefined ? undefined : redactor.body(text);
    return {
      headers: redactor.headers(values.headers(message.headers)),
      ...(json === undefined ? {} : { body: json }),
    };
  };
  const url = redactor.url(values.url(sent.url));
  const bodySize = bytes?.byteLength ?? 0;
  return { request: { url, ...clean(sent), bodySize }, response: clean(received) };
}
