import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { createMockCloud } from "../../src/index.js";
import { type Contract, contracts } from "./operations.js";
import { requests } from "./requests.js";
import type { RequestSchema } from "./schema.js";
import { sendContract } from "./send.js";
import { type Violation, violations } from "./violations.js";

const cloud = createMockCloud();

/** A parameter as the schema of an object with that one member, so that it can be violated. */
function parameterViolations(
  contract: Contract,
  name: string,
  value: unknown,
): readonly Violation[] {
  const { document, schema } = contract.schemaOf(name);
  const whole: RequestSchema = { type: "object", properties: { [name]: schema } };
  return violations({ document, schema: whole }, { [name]: value }).filter(
    // Texts are all that a URL can carry, and it carries no fields of fields.
    ({ what, value: changed }) =>
      !["an unknown field", "wrong type", "empty"].includes(what) &&
      typeof (changed as Record<string, unknown>)[name] !== "object",
  );
}

describe.each(contracts)("$operationId", (contract) => {
  test("responds by the spec to every valid request: accepts it, or rejects it with a message", async () => {
    await fc.assert(
      fc.asyncProperty(requests(contract), async (request) => {
        cloud.reset();
        const { status, message } = await sendContract(cloud, contract, request);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(message).not.toBe("");
      }),
      { numRuns: sized(12, 60) },
    );
  });

  test("rejects an invalid path or query, naming the parameter", async () => {
    const names = contract.parameters.map(({ name }) => name);
    await fc.assert(
      fc.asyncProperty(
        requests(contract),
        fc.constantFrom(...names),
        fc.nat(),
        async (request, name, index) => {
          const place = name in request.path ? "path" : "query";
          const value = request[place][name];
          if (value === undefined) return;
          const wrong = parameterViolations(contract, name, value);
          const chosen = wrong[index % wrong.length];
          if (chosen === undefined) return;
          const changed = { ...request[place], ...(chosen.value as object) };
          const { status, message } = await sendContract(cloud, contract, {
            ...request,
            [place]: changed,
          });
          expect(status, chosen.what).toBeGreaterThanOrEqual(400);
          expect(status, chosen.what).toBeLessThan(500);
          expect(message, chosen.what).toContain(name);
        },
      ),
      { numRuns: sized(12, 60) },
    );
  });
});

const withBody = contracts.flatMap((contract) =>
  contract.body === undefined ? [] : [{ contract, place: contract.body, ...contract }],
);

describe.each(withBody)("$operationId", ({ contract, place, validators }) => {
  test("rejects an invalid body, naming the field", async () => {
    await fc.assert(
      fc.asyncProperty(requests(contract), fc.nat(), async (request, index) => {
        const wrong = violations(place, request.body).filter(
          ({ value }) => validators.request?.(value) === false,
        );
        const chosen = wrong[index % wrong.length];
        if (chosen === undefined) return;
        const sent = { ...request, body: chosen.value };
        const { status, message } = await sendContract(cloud, contract, sent);
        expect(status, chosen.what).toBeGreaterThanOrEqual(400);
        expect(status, chosen.what).toBeLessThan(500);
        expect(message, chosen.what).toContain(chosen.field);
      }),
      { numRuns: sized(20, 100) },
    );
  });
});
