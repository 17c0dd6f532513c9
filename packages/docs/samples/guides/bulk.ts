import { createClient, createLimiter, mapConcurrent } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
  limiter: createLimiter({ requestsPerSecond: 50, maxInFlight: 10 }),
});

const ids = ["f6318bef-6508-4ea5-a48f-6152b6b1a8fb", "00000000-0000-4000-8000-000000000000"];
const rename = (publicip_id: string, { signal }: { signal: AbortSignal | undefined }) =>
  eips.updatePublicip({ path: { publicip_id }, body: { publicip: { alias: "web" } } }, { signal });

const result = await mapConcurrent(ids, rename, {
  concurrency: 10,
  onProgress: ({ done, failed, total }) => console.log(`${done + failed} of ${total}`),
});
console.log(result.values.length, result.failures.length);

const again = await mapConcurrent(ids, rename, { previous: result }); // only what is not done
console.log(again.ended, again.values.length);
// prints: 1 of 2
// prints: 2 of 2
// prints: 1 1
// prints: complete 1
