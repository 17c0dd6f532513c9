import { describe, expect, test } from "vitest";
import { findOperation, loadBundle } from "./lib/bundle.js";
import { checkExamples } from "./lib/examples.js";
import { loadFacts, OPERATIONS } from "./lib/facts.js";

describe.each(OPERATIONS)("the documented examples of %s", (operationId) => {
  test("are in the bundle unchanged, and valid", () => {
    const facts = loadFacts(operationId);
    const located = findOperation(loadBundle(facts.api), operationId);
    expect(checkExamples(facts, located)).toEqual([]);
  });
});
