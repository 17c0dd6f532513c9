import type { OpenApiDocument } from "../lib/openapi.js";
import { clientTypeNames } from "./client-types.js";
import { generatedHeader } from "./header.js";
import { clientName } from "./operation-comments.js";
import type { OperationTypes } from "./operation-types.js";
import { reexport } from "./runtime-exports.js";
import { enumerations } from "./values.js";

const list = (names: readonly string[]): string => names.map((name) => `  ${name},\n`).join("");

/** `index.gen.ts`: the root of a client package. */
export function generateIndex(
  api: string,
  document: OpenApiDocument,
  modelNames: readonly string[],
  operations: readonly OperationTypes[],
): string {
  const client = clientName(api);
  const values = enumerations(document).map(({ name }) => name);
  const models = modelNames.filter((name) => !values.includes(name));
  return `${generatedHeader(api)}import {
  type ApiErrorGuard,
  type ClientOptions,
  createServiceClient,
  isApiError as isApiErrorOfAny,
  type Session,
  type SessionOptions,
} from "@hcnet/runtime";
import type { ${client} } from "./client.gen.js";
import type { ErrorCode } from "./error-codes.gen.js";
import { operations, service } from "./operations.gen.js";

export type {
${list(clientTypeNames(api, operations))}} from "./client.gen.js";
export { type ErrorCode, errorCodes } from "./error-codes.gen.js";
export type {
${list(models)}} from "./models.gen.js";
export { operations, service } from "./operations.gen.js";
export {
${list(values)}} from "./values.gen.js";
${reexport("index.ts", "@hcnet/runtime")}
/**
 * Creates a client of the API "${document.info.title}".
 *
 * @param session a session, which several clients can share, or the options to create one.
 * @param options settings of this client alone, such as validation.
 * @throws InvalidArgumentError when an option is invalid or unknown.
 */
export function createClient(
  session: Session | SessionOptions,
  options?: ClientOptions,
): ${client} {
  return createServiceClient(service, operations, session, options);
}

/**
 * Tells whether an error is an \`ApiError\`, and, if codes are given, one with one of these codes:
 * \`isApiError(error, "APIGW.0308")\`. \`errorCodes\` has the known codes with their meanings.
 */
export const isApiError: ApiErrorGuard<ErrorCode> = isApiErrorOfAny;
`;
}
