import type { Oas3Rule } from "@redocly/openapi-core";
import { documentedExamples } from "./rules/documented-examples.js";
import { enumWithoutLimits } from "./rules/enum-without-limits.js";
import { extensibleEnumDescribed } from "./rules/extensible-enum-described.js";
import { extensionValid } from "./rules/extension-valid.js";
import { idempotencyDeclared } from "./rules/idempotency-declared.js";
import { mapWithoutProperties } from "./rules/map-without-properties.js";
import { operationIdVerb } from "./rules/operation-id-verb.js";
import { paginationDeclared } from "./rules/pagination-declared.js";
import { patternPortable } from "./rules/pattern-portable.js";
import { propertyDescribedAndExemplified } from "./rules/property-described-and-exemplified.js";
import { requestClosed } from "./rules/request-closed.js";
import { requiredErrorResponses } from "./rules/required-error-responses.js";
import { responseExamplePresent } from "./rules/response-example-present.js";
import { responseOpen } from "./rules/response-open.js";
import { schemaNameDistinct } from "./rules/schema-name-distinct.js";
import { sensitiveMarked } from "./rules/sensitive-marked.js";
import { serverVariablePlain } from "./rules/server-variable-plain.js";
import { singleType } from "./rules/single-type.js";
import { throttlingCodesListed } from "./rules/throttling-codes-listed.js";
import { waitersValid } from "./rules/waiters-valid.js";

export const rules: Record<string, Oas3Rule> = {
  "documented-examples": documentedExamples,
  "enum-without-limits": enumWithoutLimits,
  "extensible-enum-described": extensibleEnumDescribed,
  "extension-valid": extensionValid,
  "idempotency-declared": idempotencyDeclared,
  "map-without-properties": mapWithoutProperties,
  "operation-id-verb": operationIdVerb,
  "pagination-declared": paginationDeclared,
  "pattern-portable": patternPortable,
  "property-described-and-exemplified": propertyDescribedAndExemplified,
  "request-closed": requestClosed,
  "required-error-responses": requiredErrorResponses,
  "response-example-present": responseExamplePresent,
  "response-open": responseOpen,
  "schema-name-distinct": schemaNameDistinct,
  "sensitive-marked": sensitiveMarked,
  "server-variable-plain": serverVariablePlain,
  "single-type": singleType,
  "throttling-codes-listed": throttlingCodesListed,
  "waiters-valid": waitersValid,
};
