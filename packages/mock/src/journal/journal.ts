import type { Answer, IncomingRequest } from "../gateway/message.js";
import type { OpenApiDocument } from "../spec/document.js";
import type { CallListener, CallMessages, CallRecord } from "./call.js";
import { createRedactor, type Redactor } from "./redact.js";
import { secretNames } from "./secret-names.js";

/** How many calls a journal keeps. */
export const KEPT_CALLS = 1_000;
// A path comes from the caller and may be megabytes long in process.
const MAX_PATH = 2_048;

/** What happened to a cloud. */
export interface Journal {
  /** The last calls, up to 1,000, oldest first. */
  recent(): readonly CallRecord[];
  /**
   * Tells a listener of each call once it is answered, until the returned function is called.
   * Listeners run one after another before the answer is sent; one that throws changes no answer,
   * its error is thrown apart.
   */
  subscribe(listener: CallListener): () => void;
  /** Forgets the calls so far; listeners stay. */
  clear(): void;
}

/** A call as the gateway knows it when it is over. */
export interface FinishedCall {
  readonly request: IncomingRequest;
  /** Absent when it was not read. */
  readonly body: Uint8Array | undefined;
  readonly operationId: string | undefined;
  readonly fault: string | undefined;
  readonly answer: Answer;
  readonly requestId: string;
  readonly time: Date;
  readonly durationMs: number;
}

/** Makes the journal of a cloud that serves these documents. */
export function createJournal(documents: readonly OpenApiDocument[]): CallJournal {
  let redactor: Redactor | undefined;
  return new CallJournal(() => {
    // Only now, as it walks through all documents.
    redactor ??= createRedactor(secretNames(documents));
    return redactor;
  });
}

/** The journal of one cloud, as the gateway writes it. */
export class CallJournal implements Journal {
  readonly #redactor: () => Redactor;
  readonly #listeners = new Set<CallListener>();
  /** A ring: the next call takes the place of the oldest. */
  #ring: CallRecord[] = [];
  #next = 0;
  #sequence = 0;

  /** The redactor is asked for once there is something to redact. */
  constructor(redactor: () => Redactor) {
    this.#redactor = redactor;
  }

  recent(): readonly CallRecord[] {
    return [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
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
    const call = recordOf(finished, this.#sequence);
    this.#ring[this.#next] = call;
    this.#next = (this.#next + 1) % KEPT_CALLS;
    if (this.#listeners.size === 0) return;
    let made: CallMessages | undefined;
    const messages = (): CallMessages => {
      made ??= messagesOf(finished, this.#redactor());
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

function recordOf(finished: FinishedCall, sequence: number): CallRecord {
  const { request, operationId, fault, answer, requestId, time, durationMs } = finished;
  return {
    sequence,
    time: time.toISOString(),
    method: request.method,
    path: request.pathname.slice(0, MAX_PATH),
    ...(operationId === undefined ? {} : { operationId }),
    status: answer.status,
    ...(fault === undefined ? {} : { fault }),
    durationMs,
    requestId,
  };
}

function messagesOf({ request, body, answer }: FinishedCall, redactor: Redactor): CallMessages {
  const sent = body === undefined ? undefined : redactor.body(new TextDecoder().decode(body));
  const received = answer.body === undefined ? undefined : redactor.body(answer.body);
  return {
    request: {
      url: redactor.url(request.url()),
      headers: redactor.headers(request.headers()),
      ...(sent === undefined ? {} : { body: sent }),
      bodySize: body?.byteLength ?? 0,
    },
    response: {
      headers: redactor.headers(Object.entries(answer.headers)),
      ...(received === undefined ? {} : { body: received }),
    },
  };
}
