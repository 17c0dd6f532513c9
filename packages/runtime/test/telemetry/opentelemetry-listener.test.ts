import {
  context,
  type Meter,
  propagation,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionOptions } from "../../src/index.js";
import { createOpenTelemetryListener } from "../../src/telemetry/opentelemetry/index.js";
import { json, type Responder, startServer } from "../support/server.js";
import { clientOf, PROJECT_ID } from "../support/widgets.js";

// Of the API's own; a program sets them once.
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator({
    inject(of, carrier, setter) {
      const { traceId = "", spanId = "" } = trace.getSpanContext(of) ?? {};
      setter.set(carrier, "traceparent", `00-${traceId}-${spanId}-01`);
    },
    extract: (of) => of,
    fields: () => ["traceparent"],
  });
});
afterAll(() => {
  context.disable();
  propagation.disable();
});

function telemetry() {
  const spans = new InMemorySpanExporter();
  const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics });
  const measuring = new MeterProvider({ readers: [reader] });
  const tracer: Tracer = tracing.getTracer("test");
  const meter: Meter = measuring.getMeter("test");
  return {
    tracer,
    listener: createOpenTelemetryListener({ tracer, meter }),
    spans: (): ReadableSpan[] => spans.getFinishedSpans(),
    async durations() {
      await measuring.forceFlush();
      const [metric] = metrics.getMetrics().at(-1)?.scopeMetrics[0]?.metrics ?? [];
      await measuring.shutdown();
      return metric;
    },
  };
}

const OK = json(200, { widgets: [] }, { "x-request-id": "r-1" });
const PATH = "/v1/{project_id}/widgets";

async function observe(responses: Responder[], options: Partial<SessionOptions> = {}) {
  const kept = telemetry();
  const remaining = [...responses];
  const server = await startServer((...args) => (remaining.shift() ?? OK)(...args));
  const { port } = new URL(server.url);
  const client = clientOf(server.url, { listener: kept.listener, ...options });
  const call = () => client.listWidgets({ query: { limit: 2 } }).catch(() => {});
  return { ...kept, ...server, port: Number(port), client, call };
}

test("a call is a span with a client span for each attempt", async () => {
  const busy = json(503, { code: "W.1" });
  const { call, spans, port, url } = await observe([busy, OK]);
  await call();
  const [first, second, whole] = spans();
  const http = {
    "http.request.method": "GET",
    "server.address": "127.0.0.1",
    "server.port": port,
    "url.scheme": "http",
    "url.template": PATH,
    "url.full": `${url}/v1/${PROJECT_ID}/widgets?limit=2`,
  };
  const of = { "hcnet.api": "widgets", "hcnet.operation_id": "listWidgets" };
  expect(first).toMatchObject({ name: `GET ${PATH}`, kind: SpanKind.CLIENT });
  expect(first?.attributes).toEqual({
    ...{ ...http, ...of },
    "http.response.status_code": 503,
    "error.type": "503",
  });
  expect(first?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(second?.attributes).toEqual({
    ...{ ...http, ...of },
    "http.request.resend_count": 1,
    "http.response.status_code": 200,
    "hcnet.request_id": "r-1",
  });
  expect(second?.status.code).toBe(SpanStatusCode.UNSET);
  expect(whole).toMatchObject({ name: "widgets listWidgets", kind: SpanKind.INTERNAL });
  expect(whole?.attributes).toEqual(of);
  expect(whole?.status.code).toBe(SpanStatusCode.UNSET);
  expect(spans()).toHaveLength(3);
  for (const attempt of [first, second]) {
    expect(attempt?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
  }
});

test("a call that fails says with what", async () => {
  const rejected = await observe([json(404, { code: "W.4", message: "none" })]);
  await rejected.call();
  const [attempt, call] = rejected.spans();
  expect(attempt?.attributes).toMatchObject({ "error.type": "404" });
  expect(call?.attributes).toMatchObject({ "error.type": "W.4" });
  expect(call?.status.code).toBe(SpanStatusCode.ERROR);

  const broken = await observe([(response) => response.destroy()], { retry: false });
  await broken.call();
  const [lost, failed] = broken.spans();
  expect(lost?.attributes).toMatchObject({ "error.type": "ECONNRESET" });
  expect(lost?.attributes).not.toHaveProperty("http.response.status_code");
  expect(failed?.attributes).toMatchObject({ "error.type": "ERR_CONNECTION" });
  expect(failed?.status).toMatchObject({ code: SpanStatusCode.ERROR, message: expect.any(String) });
});

test("the service gets the context of each attempt, and the caller's span is the parent", async () => {
  const { call, tracer, spans, received } = await observe([json(503, {}), OK]);
  await tracer.startActiveSpan("caller", async (span) => {
    await call();
    span.end();
  });
  const [first, second, whole, caller] = spans();
  const sent = received.map(({ headers }) => headers.traceparent);
  expect(sent).toEqual(
    [first, second].map((span) => {
      const { traceId = "", spanId = "" } = span?.spanContext() ?? {};
      return `00-${traceId}-${spanId}-01`;
    }),
  );
  expect(whole?.parentSpanContext?.spanId).toBe(caller?.spanContext().spanId);
});

test("calls that interleave keep their spans apart", async () => {
  const { client, spans } = await observe([]);
  await Promise.all([client.listWidgets(), client.touchWidget({ path: { widget_id: "w" } })]);
  const whole = spans().filter(({ kind }) => kind === SpanKind.INTERNAL);
  expect(whole.map(({ name }) => name).sort()).toEqual([
    "widgets listWidgets",
    "widgets touchWidget",
  ]);
  for (const { attributes, parentSpanContext } of spans()) {
    if (attributes["url.template"] === undefined) continue;
    const parent = whole.find((span) => span.spanContext().spanId === parentSpanContext?.spanId);
    expect(attributes["hcnet.operation_id"]).toBe(parent?.attributes["hcnet.operation_id"]);
  }
});

test("each attempt is measured in seconds, without values that are many", async () => {
  const { call, durations, port } = await observe([json(503, {}), OK]);
  await call();
  const metric = await durations();
  expect(metric?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
  const shared = {
    "http.request.method": "GET",
    "server.address": "127.0.0.1",
    "server.port": port,
    "url.scheme": "http",
    "url.template": PATH,
  };
  expect(metric?.dataPoints.map(({ attributes }) => attributes)).toEqual([
    { ...shared, "http.response.status_code": 503, "error.type": "503" },
    { ...shared, "http.response.status_code": 200 },
  ]);
  expect(metric?.dataPoints[0]?.value).toMatchObject({
    count: 1,
    buckets: { boundaries: expect.arrayContaining([0.005, 10]) },
  });
});
