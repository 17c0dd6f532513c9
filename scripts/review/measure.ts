import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleForBrowsers, ONE_OPERATION, WHOLE_CLIENT } from "../lib/browser-bundle.js";
import { runBin } from "../lib/run.js";

/** A value before and after a change; `before` is undefined for what is new. */
export interface Delta {
  readonly name: string;
  readonly before: number | undefined;
  readonly after: number;
}

const PROGRAMS: Readonly<Record<string, string>> = {
  "one operation": ONE_OPERATION,
  "whole client": WHOLE_CLIENT,
};

/**
 * Measures what a page with a client of two built checkouts loads at once, in bytes after gzip; the tests
 * limit the same size.
 */
export async function bundleSizes(base: string, head: string): Promise<readonly Delta[]> {
  return Promise.all(
    Object.entries(PROGRAMS).map(async ([name, contents]) => ({
      name,
      before: (await bundleForBrowsers(base, contents)).atOnce,
      after: (await bundleForBrowsers(head, contents)).atOnce,
    })),
  );
}

async function scoreOf(bundle: string): Promise<number> {
  const printed = await runBin("redocly", ["score", bundle, "--format=json"]);
  return (JSON.parse(printed) as { agentReadiness: number }).agentReadiness;
}

/** Scores the documents of the APIs that differ. */
export async function scores(
  base: string,
  head: string,
  apis: readonly string[],
): Promise<readonly Delta[]> {
  const deltas: Delta[] = [];
  for (const api of apis) {
    const [old, current] = [base, head].map((checkout) =>
      join(checkout, "packages", api, "generated", "openapi.json"),
    ) as [string, string];
    const isNew = !existsSync(old);
    if (!isNew && readFileSync(old).equals(readFileSync(current))) continue;
    const before = isNew ? undefined : await scoreOf(old);
    deltas.push({ name: api, before, after: await scoreOf(current) });
  }
  return deltas;
}

// Calls with a fetch that returns at once, so that the time is that of the client.
const PROGRAM = `
  import { pathToFileURL } from "node:url";
  const { createClient } = await import(pathToFileURL(process.argv[1]).href);
  const body = JSON.stringify({ publicip: { id: "a" } });
  const headers = { "Content-Type": "application/json" };
  const client = createClient({
    endpoint: "https://vpc.example.com",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    fetch: async () => new Response(body, { headers }),
  });
  const call = { path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" } };
  for (let i = 0; i < 500; i += 1) await client.showPublicip(call);
  const start = performance.now();
  for (let i = 0; i < 2000; i += 1) await client.showPublicip(call);
  console.log((performance.now() - start) / 2);
`;

function timeOf(checkout: string): number {
  const entry = join(checkout, "packages/publicips/dist/index.gen.js");
  const args = ["--input-type=module", "--eval", PROGRAM, entry];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

/** Measures the microseconds of a call, in turns; the least of the rounds is the least disturbed. */
export function callTimes(base: string, head: string, rounds: number): readonly Delta[] {
  let before = Number.POSITIVE_INFINITY;
  let after = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    before = Math.min(before, timeOf(base));
    after = Math.min(after, timeOf(head));
  }
  return [{ name: "signed call, without network", before, after }];
}
