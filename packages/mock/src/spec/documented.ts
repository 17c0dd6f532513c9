import type { Validator } from "@hcnet/runtime";
import type { Received } from "../operation.js";
import {
  bodyExamples,
  type Example,
  findOperation,
  type Message,
  type OpenApiDocument,
  resolve,
} from "./document.js";

function documentedValue(examples: Readonly<Record<string, Example>>): unknown {
  return Object.values(examples).find((example) => example["x-documented"] === true)?.value;
}

function checked<T>(value: unknown, validator: Validator<T>, what: string): T {
  if (!validator(value)) throw new Error(`${what}: missing, or not valid against its schema`);
  return value;
}

/** Body of the request that the vendor's page shows for an operation. */
export function documentedRequest<T>(
  document: OpenApiDocument,
  operationId: string,
  validator: Validator<T>,
): Received<T> {
  const { requestBody } = findOperation(document, operationId).operation;
  const examples = requestBody === undefined ? {} : bodyExamples(document, requestBody);
  const value = checked(documentedValue(examples), validator, `${operationId}: documented request`);
  return value as Received<T>;
}

/** Body of the response that the vendor's page shows for an operation. */
export function documentedResponse<T>(
  document: OpenApiDocument,
  operationId: string,
  validator: Validator<T>,
): T {
  const { responses } = findOperation(document, operationId).operation;
  const value = Object.values(responses)
    .map((response: Message) => documentedValue(bodyExamples(document, response)))
    .find((found) => found !== undefined);
  return checked(value, validator, `${operationId}: documented response`);
}

/** A named example of a success response. */
export function namedResponse<T>(
  document: OpenApiDocument,
  operationId: string,
  name: string,
  validator: Validator<T>,
): T {
  const { responses } = findOperation(document, operationId).operation;
  const value = Object.values(responses)
    .map((response) => bodyExamples(document, response)[name]?.value)
    .find((found) => validator(found));
  return checked(value, validator, `${operationId}: response example ${name}`);
}

/** The id in the documented request URL: the first example of a path parameter. */
export function documentedId(
  document: OpenApiDocument,
  operationId: string,
  parameterName: string,
): string {
  const { parameters } = findOperation(document, operationId);
  const parameter = parameters
    .map((it) => resolve(document, it))
    .find((it) => it.name === parameterName);
  const example = parameter?.schema?.examples?.[0];
  if (typeof example !== "string") {
    throw new Error(`${operationId}: path parameter ${parameterName} has no example`);
  }
  return example;
}
