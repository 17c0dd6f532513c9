import { hostPrefix } from "../gateway/region.js";
import type { OperationValidators } from "../operation.js";
import {
  bodySchema,
  type LocatedOperation,
  type OpenApiDocument,
  resolve,
  type Schema,
} from "../spec/document.js";
import { parseBody, requestDifferences, violations } from "./request-differences.js";

/** A response, or a request, that differs from what its document says. */
export interface Difference {
  readonly operationId: string;
  readonly in: "request" | "response";
  readonly status: number;
  /** The place and what is there, such as `publicip.colour: property that the spec does not have`. */
  readonly text: string;
}

interface Choices extends Schema {
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Whether a property holds a secret: then only its type is told. */
const isSecret = (schema: Schema | undefined): boolean => schema?.["x-sensitive"] === true;

/** The schemas of a value, references and alternatives resolved. */
function alternatives(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  const found: Choices = resolve(document, schema);
  const choices = [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? [])];
  return [found, ...choices.flatMap((choice) => alternatives(document, choice))];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Unknown properties and unlisted values of enumerations, which validation of open responses accepts. */
function* unknownParts(
  document: OpenApiDocument,
  schema: Schema,
  value: unknown,
  place: string,
): Generator<string> {
  const schemas = alternatives(document, schema);
  if (Array.isArray(value)) {
    const items = schemas.find((each) => each.items !== undefined)?.items;
    if (items === undefined) return;
    for (const item of value) yield* unknownParts(document, items, item, `${place}[]`);
    return;
  }
  if (isObject(value)) {
    const properties = Object.assign({}, ...schemas.map((each) => each.properties));
    if (Object.keys(properties).length === 0) return;
    for (const [name, each] of Object.entries(value)) {
      const at = place === "" ? name : `${place}.${name}`;
      const property: Schema | undefined = Object.hasOwn(properties, name)
        ? properties[name]
        : undefined;
      if (property === undefined) {
        const type = Array.isArray(each) ? "array" : each === null ? "null" : typeof each;
        yield `${at}: property that the spec does not have (${type})`;
      } else yield* unknownParts(document, property, each, at);
    }
    return;
  }
  const known = schemas.flatMap((each) => each["x-extensible-enum"] ?? []);
  if (known.length === 0 || value === null || known.includes(value)) return;
  const shown = schemas.some(isSecret) ? "another" : JSON.stringify(value);
  const kind = /(?:^|[._])code$/.test(place) ? "error code" : "value";
  yield `${place}: ${kind} that the spec does not list: ${shown}`;
}

/** Request and response of one call of an operation. */
export interface Exchange {
  /** The query as sent, without the question mark. */
  readonly query: string;
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly responseBody: string | undefined;
}

function responseDifferences(
  { document, operation }: LocatedOperation,
  validators: OperationValidators,
  { status, responseBody }: Exchange,
): Iterable<string> {
  const message = operation.responses[String(status)];
  if (message === undefined) return [`status ${status} that the spec does not list`];
  const schema = bodySchema(document, message);
  if (schema === undefined) return [];
  const body = parseBody(responseBody);
  if (body === undefined) return ["body: expected JSON, got none"];
  return new Set([
    // Enumerations of responses are open and reported by their values.
    ...violations(document, schema, validators.responses[status], body),
    ...unknownParts(document, schema, body, ""),
  ]);
}

/** Lists how a call differs from its document. */
export function differencesOf(
  located: LocatedOperation,
  validators: OperationValidators,
  exchange: Exchange,
): readonly Difference[] {
  const { operationId } = located.operation;
  const { status } = exchange;
  const inPart = (where: Difference["in"]) => (text: string) => ({
    operationId,
    in: where,
    status,
    text,
  });
  return [
    ...Array.from(requestDifferences(located, validators, exchange), inPart("request")),
    ...Array.from(responseDifferences(located, validators, exchange), inPart("response")),
  ];
}

/** An operation and what checks its calls. */
export interface KnownOperation {
  readonly located: LocatedOperation;
  readonly validators: OperationValidators;
}

/**
 * Of operations with the same path, the one whose service has the host of the call, or else the one
 * that the call differs from least.
 */
export function closestOperation<T extends KnownOperation>(
  all: readonly T[],
  exchange: Exchange & Pick<URL, "host">,
): { readonly candidate: T; readonly found: readonly Difference[] } | undefined {
  const [label = ""] = exchange.host.split(".");
  const ofHost = all.filter(({ located }) => hostPrefix(located.document) === label);
  const [closest] = (ofHost.length > 0 ? ofHost : all)
    .map((candidate) => ({
      candidate,
      found: differencesOf(candidate.located, candidate.validators, exchange),
    }))
    .sort((one, other) => one.found.length - other.found.length);
  return closest;
}
