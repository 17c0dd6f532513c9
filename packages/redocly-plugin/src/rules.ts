import type { Oas3Rule } from "@redocly/openapi-core";
import { checkOptionNames } from "./core/options.js";
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

const ALL: Readonly<Record<string, Oas3Rule>> = {
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

/** The names of the options of the rules that have some. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  "extensible-enum-described": ["required"],
  "extension-valid": ["allowed"],
  "operation-id-verb": ["verbs"],
  "pagination-declared": ["parameters"],
  "pattern-portable": ["anchored"],
  "required-error-responses": ["statuses", "notFoundNeedsParameter", "scopeParameters"],
  "schema-name-distinct": ["allowed", "generic"],
  "sensitive-marked": ["patterns", "ignore"],
};

const checked = ([id, rule]: [string, Oas3Rule]): [string, Oas3Rule] => [
  id,
  (options) => {
    checkOptionNames(id, options, OPTIONS[id] ?? []);
    return rule(options);
  },
];

/** All rules; a rule throws when its settings contain an unknown option. */
export const rules: Record<string, Oas3Rule> = Object.fromEntries(Object.entries(ALL).map(checked));

/**
 * The rules that report contradictions and values that no consumer can use, and nothing that is missing
 * from most documents, each with its options. `hcnet/minimal` turns them on.
 */
export const MINIMAL = {
  "enum-without-limits": {},
  "extensible-enum-described": { required: false },
  "map-without-properties": {},
  "pattern-portable": { anchored: false },
  "throttling-codes-listed": {},
  "waiters-valid": {},
} as const;
