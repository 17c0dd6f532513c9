import {
  type Context,
  context,
  type Histogram,
  type Meter,
  metrics,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type {
  AttemptEndEvent,
  AttemptStartEvent,
  CallEndEvent,
  CallEvent,
  CallInfo,
  CallListener,
} from "../events.js";
import { attributesOf, type CallAttributes, endAttributes } from "./attributes.js";

/** Where spans and measurements go; the global providers by default. */
export interface OpenTelemetryOptions {
  readonly tracer?: Tracer | undefined;
  readonly meter?: Meter | undefined;
}

/** What is kept of a call while it is under way. */
interface Trace {
  readonly attributes: CallAttributes;
  readonly span: Span;
  readonly context: Context;
  attempt?: Span;
}

const SCOPE = "@hcnet/runtime";
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Creates a listener that reports to OpenTelemetry: a span for each call, in it a client span for each
 * attempt by the HTTP semantic conventions, and the histogram `http.client.request.duration`. The
 * service gets the context of the attempt in headers, by the global propagator (`traceparent`).
 *
 * Where node:http or `fetch` are instrumented as well, each attempt has two client spans.
 */
export function createOpenTelemetryListener(options: OpenTelemetryOptions = {}): CallListener {
  const { tracer = trace.getTracer(SCOPE), meter = metrics.getMeter(SCOPE) } = options;
  const duration = meter.createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const traces = new WeakMap<CallInfo, Trace>();
  return (event: CallEvent): void => {
    if (event.type === "refreshError" || event.type === "responseDrift") return;
    if (event.type === "callStart") {
      traces.set(event.call, startCall(event.call, tracer));
      return;
    }
    const known = traces.get(event.call);
    if (known === undefined) return;
    if (event.type === "attemptStart") startAttempt(event, known, tracer);
    else if (event.type === "attemptEnd") endAttempt(event, known, duration);
    else endCall(event, known);
  };
}

function startCall(call: CallInfo, tracer: Tracer): Trace {
  const attributes = attributesOf(call);
  const name = `${call.api} ${call.operationId ?? `${call.method} ${call.path}`}`;
  const parent = context.active();
  const span = tracer.startSpan(name, { attributes: attributes.call }, parent);
  return { attributes, span, context: trace.setSpan(parent, span) };
}

function startAttempt(event: AttemptStartEvent, known: Trace, tracer: Tracer): void {
  const { call, attempt } = event;
  const attributes = {
    ...known.attributes.metric,
    ...known.attributes.attempt,
    ...(attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {}),
  };
  const name = `${call.method} ${call.path}`;
  const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, known.context);
  known.attempt = span;
  propagation.inject(trace.setSpan(known.context, span), event, {
    set: (carrier, header, value) => carrier.setHeader(header, value),
  });
}

function endAttempt(event: AttemptEndEvent, known: Trace, duration: Histogram): void {
  const { durationMs, requestId, error } = event;
  const end = endAttributes(event);
  duration.record(durationMs / 1000, { ...known.attributes.metric, ...end }, known.context);
  const span = known.attempt;
  if (span === undefined) return;
  span.setAttributes(end);
  if (requestId !== undefined) span.setAttribute("hcnet.request_id", requestId);
  if (end["error.type"] !== undefined) fail(span, error);
  span.end();
}

function endCall({ status, error, attempts }: CallEndEvent, { span }: Trace): void {
  if (error !== undefined || status === undefined || status >= 400) {
    const code = error === undefined ? attempts.at(-1)?.code : error.code;
    span.setAttribute("error.type", code ?? String(status));
    fail(span, error);
  }
  span.end();
}

function fail(span: Span, error: Error | undefined): void {
  span.setStatus({
    code: SpanStatusCode.ERROR,
    ...(error === undefined ? {} : { message: error.message }),
  });
}
