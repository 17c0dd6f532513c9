import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
  timeoutMs: 30_000, // the whole call, with all attempts
  attemptTimeoutMs: 5000, // one attempt
  retry: { maxAttempts: 5, baseDelayMs: 200, maxRetryAfterMs: 10_000 },
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const body = { publicip: { alias: "web" } };
// Options of a single call: no retries, and an abort signal.
const options = { retry: false, signal: AbortSignal.timeout(5000) } as const;
const { publicip } = await eips.updatePublicip({ path, body }, options);
console.log(publicip.alias);
// prints: web
