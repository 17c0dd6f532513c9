import { expect } from "vitest";
import { NIGHTLY } from "../../../../scripts/lib/nightly.js";
import { loadApis } from "../../src/openapi/apis.js";
import { loadSamples } from "../../src/reference/samples.js";
import type { Outcome } from "./run-sample.js";

const apis = await loadApis();
/** All operations, for `it.each`: id, API and operation. */
export const cases = apis.flatMap((api) =>
  api.operations.map((operation) => [operation.operationId, api, operation] as const),
);

/** Those of which each language runs: the first of each API; all with HCNET_NIGHTLY=1. The page runs all. */
export const casesOfLanguages = cases.filter(
  ([operationId, api]) => NIGHTLY || api.operations[0]?.operationId === operationId,
);

const samples = new Map(
  await Promise.all(apis.map(async (api) => [api.name, await loadSamples(api)] as const)),
);
/** Returns the text of an operation's sample in a language: `ts`, `py` or `sh`. */
export const sourceOf = (api: string, operationId: string, language: string): string => {
  const found = samples
    .get(api)
    ?.get(operationId)
    ?.find((sample) => sample.language === language);
  if (found === undefined) throw new Error(`${operationId} has no sample in ${language}`);
  return found.source;
};

/** A sample ends with 0, and no response is an error. */
export function expectSuccess({ code, stderr, exchanges }: Outcome): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(exchanges.filter(({ status }) => status >= 300)).toEqual([]);
}
