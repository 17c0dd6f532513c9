import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";
import { createOpenTelemetryListener } from "@hcnet/runtime/opentelemetry";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

const exporter = new InMemorySpanExporter(); // yours sends them somewhere
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
  listener: createOpenTelemetryListener({ tracer: provider.getTracer("docs") }),
});
await eips.listPublicips();
for (const { name, attributes } of exporter.getFinishedSpans()) {
  console.log(name, attributes["http.response.status_code"]);
}
// prints: GET /v1/{project_id}/publicips 200
// prints: publicips listPublicips undefined
