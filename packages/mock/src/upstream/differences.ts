import { describeIssues } from "../issues.js";
import type { OperationValidators } from "../operation.js";
import { parseJson } from "../platform/json.js";
import {
  bodySchema,
  type LocatedOperation,
  type OpenApiDocument,
  resolve,
  type Schema,
} from "../spec/document.js";

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

function violations(
  document: OpenApiDocument,
  schema: Schema,
  validator: OperationValidators["request"],
  value: unknown,
): readonly string[] {
  if (validator === undefined || validator(value)) return [];
  // Enumerations of responses are open and reported by their values.
  return (validator.errors ?? []).map((issue) => describeIssues([issue], document, schema));
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Request and response of one call of an operation. */
export interface Exchange {
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly responseBody: string | undefined;
}

/** Lists how a call differs from its document; a rejected request is not expected to be valid. */
export function differencesOf(
  { document, operation }: LocatedOperation,
  validators: OperationValidators,
  { requestBody, status, responseBody }: Exchange,
): readonly Difference[] {
  const { operationId } = operation;
  const say = (where: Difference["in"]) => (text: string) => ({
    operationId,
    in: where,
    status,
    text,
  });
  const requestSchema = bodySchema(document, operation.requestBody);
  const request =
    requestSchema === undefined || status >= 400
      ? []
      : violations(document, requestSchema, validators.request, parsed(requestBody)).map(
          (text) => `the service accepts a body that the spec rejects: ${text}`,
        );
  const message = operation.responses[String(status)];
  if (message === undefined) {
    return [
      ...request.map(say("request")),
      say("response")(`status ${status} that the spec does not list`),
    ];
  }
  const schema = bodySchema(document, message);
  const body = parsed(responseBody);
  if (schema === undefined || body === undefined) {
    const missing = schema !== undefined ? ["body: expected JSON, got none"] : [];
    return [...request.map(say("request")), ...missing.map(say("response"))];
  }
  const response = new Set([
    ...violations(document, schema, validators.responses[status], body),
    ...unknownParts(document, schema, body, ""),
  ]);
  return [...request.map(say("request")), ...[...response].map(say("response"))];
}
