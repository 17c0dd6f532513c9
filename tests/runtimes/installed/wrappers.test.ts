// The clients under wrappers of `http.request` and `fetch`, each loaded before the program.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const exec = promisify(execFile);
const PROGRAM = join(import.meta.dirname, "../../wrappers/program.mjs");

async function headersUnder(args: readonly string[], transport: string): Promise<Headers> {
  const cwd = import.meta.dirname;
  const { stdout } = await exec(process.execPath, [...args, PROGRAM, transport], { cwd });
  const { lists, received } = JSON.parse(stdout) as {
    readonly lists: readonly boolean[];
    readonly received: readonly string[];
  };
  expect(lists).toEqual([true, true]);
  const pairs = received.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, received[at + 1] ?? ""]] : [],
  );
  return new Headers(pairs);
}

describe.each(["node:http", "fetch"])("over %s", (transport) => {
  const loader = (name: string) => ["--no-warnings", `--experimental-loader=${name}`];
  // What a wrapper adds to a request over node:http, if it adds something without a server of its own.
  test.each([
    ["Elastic APM", "elastic", loader("elastic-apm-node/loader.mjs"), "traceparent"],
    ["New Relic", "new-relic", loader("newrelic/esm-loader.mjs"), undefined],
    ["Sentry", "sentry", [], "sentry-trace"],
    ["X-Ray", "xray", [], "x-amzn-trace-id"],
  ] as const)("under %s a call keeps its headers", async (_, file, args, added) => {
    const preload = ["--import", `./wrappers/${file}.mjs`];
    const [plain, wrapped] = [
      await headersUnder([], transport),
      await headersUnder([...args, ...preload], transport),
    ];
    expect([...wrapped.keys()]).toEqual(expect.arrayContaining([...plain.keys()]));
    expect(wrapped.get("x-auth-token")).toBe("a-token");
    expect(wrapped.get("content-type")).toBe("application/json");
    if (added !== undefined && transport === "node:http")
      expect([...wrapped.keys()]).toContain(added);
  });
});
