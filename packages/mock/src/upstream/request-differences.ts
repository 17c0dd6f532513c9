import { parseQuery } from "../gateway/query.js";
import { describeIssues } from "../issues.js";
import type { OperationValidators } from "../operation.js";
import { parseJson } from "../platform/json.js";
import {
  bodySchema,
  type LocatedOperation,
  type OpenApiDocument,
  type Schema,
} from "../spec/document.js";
import { parametersIn, parametersSchema } from "../spec/parameters.js";
import type { Exchange } from "./differences.js";

/** Lists what a validator rejects, each with its place. */
export function violations(
  document: OpenApiDocument,
  schema: Schema,
  validator: OperationValidators["request"],
  value: unknown,
): readonly string[] {
  if (validator === undefined || validator(value)) return [];
  return (validator.errors ?? []).map((issue) => describeIssues([issue], document, schema));
}

/** Reads a body as JSON; undefined if there is none, or it is not JSON. */
export function parseBody(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function* bodyProblems(
  { document, operation }: LocatedOperation,
  { request }: OperationValidators,
  text: string | undefined,
): Generator<string> {
  const schema = bodySchema(document, operation.requestBody);
  const body = parseBody(text);
  if (schema === undefined) {
    if (text !== undefined && text !== "") yield "the operation has none";
  } else if (body === undefined) yield `expected JSON, got ${text ? "other text" : "none"}`;
  else yield* violations(document, schema, request, body);
}

function* queryProblems(
  { document, parameters }: LocatedOperation,
  validators: OperationValidators,
  query: string,
): Generator<string> {
  const known = parametersIn(document, parameters, "query");
  for (const name of new Set(new URLSearchParams(query).keys())) {
    if (known.has(name)) continue;
    const listed =
      known.size === 0 ? "the operation has none" : `known: ${[...known.keys()].join(", ")}`;
    yield `${name}: unknown parameter; ${listed}`;
  }
  const sent = parseQuery(document, known, query);
  yield* violations(document, parametersSchema(known), validators.query, sent);
}

/** Lists how a request differs from its document, and whether the service accepted it nevertheless. */
export function* requestDifferences(
  located: LocatedOperation,
  validators: OperationValidators,
  { query, requestBody, status }: Exchange,
): Generator<string> {
  const rejected = (part: string) =>
    status < 400
      ? `the service accepts a ${part} that the spec rejects`
      : `the spec rejects the ${part}`;
  for (const text of queryProblems(located, validators, query))
    yield `${rejected("query")}: ${text}`;
  for (const text of bodyProblems(located, validators, requestBody)) {
    yield `${rejected("body")}: ${text}`;
  }
}
