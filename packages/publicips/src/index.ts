import {
  type ApiErrorGuard,
  type ClientOptions,
  createServiceClient,
  isApiError as isApiErrorOfAny,
  type ServiceClient,
  type Session,
  type SessionOptions,
} from "@hcnet/runtime";
import type { ErrorCode } from "../generated/error-codes.gen.js";
import { operations, service } from "../generated/operations.gen.js";
import type { operations as Operations, paths as Paths } from "../generated/schema.gen.js";

export {
  AbortError,
  ApiError,
  ConnectionError,
  createSession,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
  ValidationError,
  WaiterError,
} from "@hcnet/runtime";
export { type ErrorCode, errorCodes } from "../generated/error-codes.gen.js";
export { operations, service } from "../generated/operations.gen.js";

/** Client of elastic IPs (v1). */
export type PublicipsClient = ServiceClient<Paths, Operations, typeof operations>;

/**
 * Creates a client of elastic IPs (v1).
 *
 * @param session a session, which several clients can share, or the options to make one.
 * @param options what this client does beyond its session: validation.
 * @throws InvalidArgumentError when the options do not make a session, or checks are missing.
 */
export function createClient(
  session: Session | SessionOptions,
  options?: ClientOptions,
): PublicipsClient {
  return createServiceClient(service, operations, session, options);
}

/**
 * Tells whether something thrown is an error answer, and, if codes are given, one with one of these:
 * `isApiError(error, "APIGW.0308")`. `errorCodes` says what each known code means.
 */
export const isApiError: ApiErrorGuard<ErrorCode> = isApiErrorOfAny;
