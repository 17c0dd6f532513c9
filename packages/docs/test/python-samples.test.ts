import { expect, test } from "vitest";
import { operationOf } from "./support/documented.js";
import { findPython, runPython } from "./support/run-python.js";
import { casesOfLanguages, expectSuccess, sourceOf } from "./support/sample-cases.js";

const python = findPython();

test.each(casesOfLanguages)(
  "%s in Python makes the call with AK/SK and prints the response",
  async (operationId, api) => {
    const outcome = await runPython(python, sourceOf(api.name, operationId, "py"));
    expectSuccess(outcome);
    const last = outcome.exchanges.at(-1);
    expect(last === undefined ? undefined : operationOf(api, last)).toBe(operationId);
    expect(outcome.stdout).toMatch(/\S/);
  },
);

test("the Python helper sends a token when it has one", async () => {
  const source = sourceOf("publicips", "updatePublicip", "py");
  const withoutKey = await runPython(
    python,
    source,
    ({ TOKEN, HUAWEICLOUD_SDK_SK: _, ...env }) => ({
      ...env,
      HUAWEICLOUD_TOKEN: TOKEN,
    }),
  );
  expectSuccess(withoutKey);
});
