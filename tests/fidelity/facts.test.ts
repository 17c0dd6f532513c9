import { describe, expect, test } from "vitest";
import { findOperation, loadBundle } from "./lib/bundle.js";
import { CHECKS } from "./lib/checks.js";
import { loadFacts, OPERATIONS } from "./lib/facts.js";

describe.each(OPERATIONS)("%s says what its page says", (operationId) => {
  const facts = loadFacts(operationId);
  const located = findOperation(loadBundle(facts.api), operationId);

  test.each(CHECKS)("in its %s", (_, check) => {
    expect(check(facts, located)).toEqual([]);
  });
});
