export type { PathClient, PathInit, PathResult } from "./client/path-client.js";
export { createServiceClient, type ServiceClient } from "./client/service-client.js";
export type {
  BodyOf,
  CallOptions,
  OperationData,
  OperationFailure,
  OperationFunction,
  OperationFunctions,
  OperationInput,
  OperationPromise,
  OperationResponse,
  PathOf,
  QueryOf,
} from "./client/types.js";
export type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  ServiceDescriptor,
} from "./descriptor.js";
export { type ErrorDetails, readErrorBody } from "./errors/envelope.js";
export {
  AbortError,
  ApiError,
  ConnectionError,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
} from "./errors/errors.js";
export { redact } from "./redact.js";
export type {
  AccessKeyCredentials,
  Credentials,
  TokenCredentials,
} from "./session/credentials.js";
export type { EndpointOption } from "./session/endpoints.js";
export {
  createSession,
  type FetchFunction,
  type Session,
  type SessionOptions,
  type UnsignedRequest,
} from "./session/session.js";
export { type SignableRequest, type SigningOptions, signRequest } from "./signing/sign.js";
export type { ValidationIssue, Validator } from "./validation.js";
