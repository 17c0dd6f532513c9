import fc from "fast-check";
import { expect, test } from "vitest";
import { HcnetError } from "../../src/index.js";
import { createNodeTransport } from "../../src/node/index.js";
import { CALLS, faultClient } from "../support/fault-client.js";
import { FAULTS, type Fault, working } from "../support/faults.js";
import { startTcpServer } from "../support/tcp-server.js";

// Those that must wait for a time limit have their place in the matrix.
const quick = FAULTS.filter(({ limitMs }) => limitMs === undefined);

/** How often the service may have carried out a call that met with these faults. */
const runsOf = (met: readonly Fault[], succeeded: boolean): number =>
  met.filter(({ runs }) => runs).length + (succeeded ? 1 : 0);

test.each(CALLS)("any sequence of faults during a call that is $kind", async (kind) => {
  let faults: readonly Fault[] = [];
  let met = 0;
  const server = await startTcpServer(() => faults[met++]?.step ?? working);
  const sequences = fc.array(fc.constantFrom(...quick), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sequences, fc.integer({ min: 1, max: 5 }), async (sequence, maxAttempts) => {
      faults = sequence;
      met = 0;
      const transport = createNodeTransport();
      const { client, calls } = faultClient(server.url, transport, {
        retry: { maxAttempts, baseDelayMs: 0, throttledBaseDelayMs: 0 },
      });
      const outcome = await kind.call(client).catch((error: unknown) => error);
      transport.close();
      const attempts = calls[0]?.attempts;
      expect(attempts).toBe(met);
      expect(attempts).toBeLessThanOrEqual(maxAttempts);
      const isError = outcome instanceof HcnetError;
      if (isError) expect(outcome).toMatchObject(sequence[met - 1]?.error ?? {});
      else expect(outcome).toMatchObject({ widget: { id: "w" } });
      if (!kind.idempotent) expect(runsOf(sequence.slice(0, met), !isError)).toBeLessThan(2);
    }),
    { numRuns: 150 },
  );
});
