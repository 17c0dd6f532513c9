import type { Oas3Rule } from "@redocly/openapi-core";
import { documentedExamples } from "./rules/documented-examples.js";
import { extensibleEnumDescribed } from "./rules/extensible-enum-described.js";
import { extensionValid } from "./rules/extension-valid.js";
import { idempotencyDeclared } from "./rules/idempotency-declared.js";
import { operationIdVerb } from "./rules/operation-id-verb.js";
import { paginationDeclared } from "./rules/pagination-declared.js";
import { propertyDescribedAndExemplified } from "./rules/property-described-and-exemplified.js";
import { requestClosed } from "./rules/request-closed.js";
import { requiredErrorResponses } from "./rules/required-error-responses.js";
import { responseExamplePresent } from "./rules/response-example-present.js";
import { responseOpen } from "./rules/response-open.js";
import { sensitiveMarked } from "./rules/sensitive-marked.js";
import { throttlingCodesListed } from "./rules/throttling-codes-listed.js";
import { waitersValid } from "./rules/waiters-valid.js";

export const rules: Record<string, Oas3Rule> = {
  "documented-examples": documentedExamples,
  "extensible-enum-described": extensibleEnumDescribed,
  "extension-valid": extensionValid,
  "idempotency-declared": idempotencyDeclared,
  "operation-id-verb": operationIdVerb,
  "pagination-declared": paginationDeclared,
  "property-described-and-exemplified": propertyDescribedAndExemplified,
  "request-closed": requestClosed,
  "required-error-responses": requiredErrorResponses,
  "response-example-present": responseExamplePresent,
  "response-open": responseOpen,
  "sensitive-marked": sensitiveMarked,
  "throttling-codes-listed": throttlingCodesListed,
  "waiters-valid": waitersValid,
};
