// All that a fact file says of an operation, as checks.

import {
  checkErrors,
  checkParameters,
  checkRequest,
  checkRequestBodies,
  checkResponse,
  checkResponseRequired,
} from "./bodies.js";
import type { Located } from "./bundle.js";
import type { FactFile } from "./facts.js";
import { checkHeaders, checkIdentity, checkStatuses } from "./operation.js";
import type { Problems } from "./problem.js";

export type Check = (facts: FactFile, located: Located) => Problems;

export const CHECKS: readonly (readonly [string, Check])[] = [
  ["method and path", checkIdentity],
  ["statuses", checkStatuses],
  ["headers", checkHeaders],
  ["parameters", checkParameters],
  ["members of the request", checkRequest],
  ["bodies that the request takes and rejects", checkRequestBodies],
  ["members of the response", checkResponse],
  ["members that a response may lack", checkResponseRequired],
  ["errors", checkErrors],
];
