import { describe, expect, test } from "vitest";
import { findOperation, loadBundle } from "./lib/bundle.js";
import { loadFacts, OPERATIONS } from "./lib/facts.js";
import { checkNotes, checkNumbers } from "./lib/notes.js";

describe.each(OPERATIONS)("the contradictions of %s", (operationId) => {
  const facts = loadFacts(operationId);

  test("are numbered without a gap", () => {
    expect(checkNumbers(facts)).toEqual([]);
  });

  test("are described in the x-source-note that the fact file names", () => {
    const located = findOperation(loadBundle(facts.api), operationId);
    expect(checkNotes(facts, located)).toEqual([]);
  });
});
