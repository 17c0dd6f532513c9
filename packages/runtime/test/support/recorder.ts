import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import {
  type CallEvent,
  type CallListener,
  combineListeners,
  createLogListener,
  type LogOptions,
} from "../../src/index.js";
import { createOpenTelemetryListener } from "../../src/telemetry/opentelemetry/index.js";
import { everything } from "./everything.js";

interface Recorder {
  readonly listener: CallListener;
  heard(): Promise<string[]>;
}

/** Everything that can be heard of a call. */
export function recorder(): Recorder {
  const heard: string[] = [];
  const keep = (...parts: unknown[]) => heard.push(...parts.map((part) => everything(part)));
  const logger = { debug: keep, info: keep, warn: keep, error: keep };
  const levels: LogOptions["level"][] = ["error", "warn", "info", "debug", "trace"];
  const logs = levels.flatMap((level) =>
    [undefined, "first" as const, "last" as const].map((fields) =>
      createLogListener(logger, { level, fields }),
    ),
  );
  const events = (event: CallEvent) => {
    if (event.type === "refreshError") return keep(event);
    keep(event, event.call, event.call.requestBody());
    if (event.type === "attemptEnd") keep(event.responseBody());
  };
  const spans = new InMemorySpanExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics });
  const measuring = new MeterProvider({ readers: [reader] });
  const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const telemetry = createOpenTelemetryListener({
    tracer: tracing.getTracer("test"),
    meter: measuring.getMeter("test"),
  });
  return {
    listener: combineListeners(...logs, events, telemetry),
    async heard() {
      await measuring.shutdown();
      for (const { name, attributes, status, events, links } of spans.getFinishedSpans()) {
        keep({ name, attributes, status, events, links });
      }
      keep(metrics.getMetrics());
      return heard;
    },
  };
}
