import { describe, expect, it } from "vitest";
import {
  checkErrors,
  checkPathParameters,
  checkRequest,
  checkRequestBodies,
  checkResponse,
  checkResponseRequired,
} from "./lib/bodies.js";
import { findOperation, loadBundle } from "./lib/bundle.js";
import { loadFacts, OPERATIONS } from "./lib/facts.js";
import { checkHeaders, checkIdentity, checkStatuses } from "./lib/operation.js";

describe.each(OPERATIONS)("%s says what its page says", (operationId) => {
  const facts = loadFacts(operationId);
  const located = findOperation(loadBundle(facts.api), operationId);

  it.each([
    ["method and path", checkIdentity],
    ["statuses", checkStatuses],
    ["headers", checkHeaders],
    ["path parameters", checkPathParameters],
    ["members of the request", checkRequest],
    ["bodies that the request takes and rejects", checkRequestBodies],
    ["members of the response", checkResponse],
    ["members that a response may lack", checkResponseRequired],
    ["errors", checkErrors],
  ])("in its %s", (_, check) => {
    expect(check(facts, located)).toEqual([]);
  });
});
