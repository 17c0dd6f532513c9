import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RawRequest } from "./send.js";

const exec = promisify(execFile);

/** What a load brought. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  /** 99th percentile of the response time, in milliseconds. */
  readonly p99: number;
  readonly requests: number;
}

interface AutocannonResult {
  readonly requests: { readonly average: number; readonly total: number };
  readonly latency: { readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

/**
 * Sends one request again and again over some connections, with autocannon.
 *
 * @throws Error when a response was no success: then something else than asked for was measured.
 */
export async function load(
  autocannon: string,
  port: number,
  { method, path, headers, body }: RawRequest,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<LoadResult> {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const { stdout } = await exec(process.execPath, [
    autocannon,
    ...["--json", "--no-progress", "-c", String(connections), "-d", String(seconds), "-m", method],
    ...named,
    ...(body === undefined ? [] : ["-b", body.toString()]),
    `http://127.0.0.1:${port}${path}`,
  ]);
  const { requests, latency, non2xx, errors } = JSON.parse(stdout) as AutocannonResult;
  if (non2xx + errors > 0)
    throw new Error(`${non2xx} error responses and ${errors} errors under load`);
  return { requestsPerSecond: requests.average, p99: latency.p99, requests: requests.total };
}
