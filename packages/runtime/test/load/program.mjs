// Makes many calls at once with the package as built, and prints as JSON what became of them and of
// the process. Run with --expose-gc; the first argument is the endpoint, the second how many calls.
import { createServiceClient, createSession, HcnetError } from "@hcnet/runtime";

const [endpoint = "", calls = "0"] = process.argv.slice(2);
const shared = { path: "/v1/{project_id}/widgets", sensitive: { request: [], response: [] } };
const operations = {
  listWidgets: { operationId: "listWidgets", method: "GET", idempotent: true, success: [200] },
  updateWidget: { operationId: "updateWidget", method: "PUT", idempotent: true, success: [200] },
  createWidget: { operationId: "createWidget", method: "POST", idempotent: false, success: [200] },
};
for (const operation of Object.values(operations)) Object.assign(operation, shared);
const KINDS = Object.keys(operations);

const session = createSession({
  endpoint,
  projectId: "p",
  credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
  retry: { baseDelayMs: 1, throttledBaseDelayMs: 1 },
});
const service = { api: "widgets", endpoint, regionEndpoints: {} };
const client = createServiceClient(service, operations, session);

/** What became of a call, in as few words as can be compared. */
function outcomeOf(result) {
  if (result.status === "fulfilled") return "ok";
  const { reason } = result;
  if (!(reason instanceof HcnetError)) return `unexpected: ${reason}`;
  const { name, mayHaveRun, attempts } = reason;
  return { name, mayHaveRun, attempts: attempts.map(({ status, code }) => status ?? code) };
}

async function round(first, count) {
  const made = Array.from({ length: count }, (_, at) => {
    const body = { widget: { name: `widget ${at}` } };
    const call = client[KINDS[at % KINDS.length]];
    const input = at % KINDS.length === 0 ? {} : { body };
    return call(input, { headers: { "X-Call": String(first + at) } });
  });
  return (await Promise.allSettled(made)).map(outcomeOf);
}

const heap = () => {
  for (let times = 0; times < 4; times += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

await round(-1000, 1000);
await settle();
const before = heap();
const outcomes = JSON.stringify(await round(0, Number(calls)));
const peak = process.memoryUsage().heapUsed;
session.close();
await settle();
const after = heap() - outcomes.length;
// As the server counts them, which may notice their end a little later; one is that of the question.
let connections = -1;
for (let asked = 0; asked < 100 && connections !== 0; asked += 1) {
  await settle();
  connections = Number(await (await fetch(`${endpoint}/connections`)).text()) - 1;
}
const report = { outcomes: JSON.parse(outcomes), before, peak, after, connections };
process.stdout.write(JSON.stringify(report));
