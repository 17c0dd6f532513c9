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
  PathArgumentsOf,
  PathOf,
  QueryOf,
  WaiterFunction,
  WaiterFunctions,
} from "./client/types.js";
export type { WaitOptions } from "./client/waiter.js";
export type {
  AccessKeyCredentials,
  CredentialFacts,
  Credentials,
  ProvidedCredentials,
  TokenCredentials,
} from "./credentials/credentials.js";
export type { CredentialProvider, ProviderContext } from "./credentials/provider.js";
export type { RefreshOptions } from "./credentials/remember.js";
export type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  PaginationDescriptor,
  ServiceDescriptor,
  WaiterDescriptor,
} from "./descriptor.js";
export { CredentialsError, CredentialsNotFoundError } from "./errors/credentials-error.js";
export { type ErrorDetails, readErrorBody } from "./errors/envelope.js";
export {
  AbortError,
  ApiError,
  ConnectionError,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
  WaiterError,
} from "./errors/errors.js";
export { ProjectError } from "./errors/project-error.js";
export { redact } from "./redact.js";
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
