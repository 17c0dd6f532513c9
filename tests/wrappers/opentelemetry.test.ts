// The clients under the instrumentations of OpenTelemetry, loaded as its documentation says.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const exec = promisify(execFile);
const CLIENT = 2;

interface Printed {
  readonly lists: readonly boolean[];
  readonly received: readonly string[];
  readonly kinds: readonly (readonly [kind: number, method: string])[];
}

async function run(...args: readonly string[]): Promise<Printed> {
  const { stdout } = await exec(process.execPath, [...args], { cwd: import.meta.dirname });
  return JSON.parse(stdout) as Printed;
}

const PROGRAM = join(import.meta.dirname, "program.mjs");

describe.each(["node:http", "fetch"])("over %s", (transport) => {
  test("sends all headers, a traceparent, and makes a client span for each call", async () => {
    const plain = await run(PROGRAM, transport);
    const instrumented = await run("--import", "./instrument.mjs", PROGRAM, transport);
    expect(instrumented.lists).toEqual([true, true]);
    const names = ({ received }: Printed) =>
      received.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    expect(names(instrumented)).toEqual(expect.arrayContaining(names(plain)));
    expect(names(instrumented)).toContain("traceparent");
    const at = names(instrumented).indexOf("x-auth-token");
    expect(instrumented.received[at * 2 + 1]).toBe("a-token");
    const methods = instrumented.kinds.filter(([kind]) => kind === CLIENT).map(([, name]) => name);
    expect(methods).toEqual(["GET", "GET", "PUT"]);
  });
});
