import { describe, expect, test } from "vitest";
import { HcnetError, type SessionOptions } from "../../src/index.js";
import { CALLS, type CallKind, faultClient } from "../support/fault-client.js";
import { FAULTS, type Fault, unusable, working } from "../support/faults.js";
import { startTcpServer } from "../support/tcp-server.js";
import { TRANSPORTS } from "../support/transports.js";

const isRepeated = ({ repeated }: Fault, { idempotent }: CallKind): boolean =>
  repeated === "always" || (repeated === "if idempotent" && idempotent);

const limitOf = ({ limitMs }: Fault): Partial<SessionOptions> => ({ attemptTimeoutMs: limitMs });

/** The fault as the caller sees it, who may not be told that a body was cut. */
const asSeen = (fault: Fault, transport: string, seen: unknown): Fault =>
  fault.passesFetch && transport === "fetch" && (seen as Error).name === unusable.name
    ? { ...fault, repeated: "never", error: unusable }
    : fault;

describe.each(TRANSPORTS)("over %s", (transport, createTransport) => {
  describe.each(CALLS)("a call that is $kind", (kind) => {
    test.each(FAULTS)("meets $name once", async (fault) => {
      const server = await startTcpServer((nth) => (nth === 0 ? fault.step : working));
      const { calls, client } = faultClient(server.url, createTransport(), limitOf(fault));
      const outcome = await kind.call(client).catch((error: unknown) => error);
      const expected = asSeen(fault, transport, outcome);
      const attempts = isRepeated(expected, kind) ? 2 : 1;
      if (attempts === 1) expect(outcome).toBeInstanceOf(HcnetError);
      expect(outcome).toMatchObject(attempts === 1 ? expected.error : { widget: { id: "w" } });
      expect(server.connections).toBe(attempts);
      expect(calls).toMatchObject([{ attempts }]);
      const runs = (fault.runs ? 1 : 0) + attempts - 1;
      expect(runs).toBeLessThan(kind.idempotent ? 3 : 2);
    });

    test.each(FAULTS)("meets $name again and again", async (fault) => {
      const server = await startTcpServer(() => fault.step);
      const { calls, client } = faultClient(server.url, createTransport(), limitOf(fault));
      const error = await kind.call(client).catch((thrown: unknown) => thrown);
      const expected = asSeen(fault, transport, error);
      const attempts = isRepeated(expected, kind) ? 3 : 1;
      expect(error).toBeInstanceOf(HcnetError);
      expect(error).toMatchObject({ ...expected.error, operationId: kind.operationId });
      expect((error as HcnetError).attempts).toHaveLength(attempts);
      expect(server.connections).toBe(attempts);
      expect(calls).toMatchObject([{ attempts }]);
      // The limit is 300 ms for each attempt; the rest is room for a busy machine.
      expect(calls[0]?.durationMs).toBeLessThan(10_000);
    });
  });
});
