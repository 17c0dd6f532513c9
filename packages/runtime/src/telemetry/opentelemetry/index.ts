export {
  createOpenTelemetryListener,
  type OpenTelemetryOptions,
} from "./opentelemetry-listener.js";
