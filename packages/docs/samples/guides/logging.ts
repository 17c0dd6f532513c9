import {
  type CallEvent,
  combineListeners,
  createClient,
  createLogListener,
} from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

// Called for each call and attempt; may set headers of an attempt.
const count = (event: CallEvent) => {
  if (event.type === "attemptStart") event.setHeader("X-Trace", `attempt-${event.attempt}`);
  if (event.type === "callEnd") console.log(event.call.operationId, event.attempts.length);
};
const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
  listener: combineListeners(count, createLogListener(console, { level: "error" })),
});
await eips.listPublicips();
// prints: listPublicips 1
