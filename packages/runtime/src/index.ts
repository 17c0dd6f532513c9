export type {
  BulkContext,
  BulkOptions,
  BulkOutcome,
  BulkProgress,
  BulkResult,
} from "./bulk/bulk.js";
export { mapConcurrent } from "./bulk/map-concurrent.js";
export { createFetch, type FetchOptions } from "./client/create-fetch.js";
export type { Middleware, MiddlewareContext } from "./client/middleware.js";
export type {
  CallResponse,
  HttpResult,
  OperationCall,
  WithOperationId,
} from "./client/operation-call.js";
export type { PathClient, PathInit, PathResult } from "./client/path-client.js";
export {
  type ClientOptions,
  createServiceClient,
  type ServiceClient,
} from "./client/service-client.js";
export { standaloneList, standaloneOperation, standaloneWaiter } from "./client/standalone.js";
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
  WaitOptions,
} from "./client/types.js";
export type { RefreshOptions } from "./credentials/cache.js";
export type {
  AccessKeyCredentials,
  CredentialFacts,
  Credentials,
  ProvidedCredentials,
  TokenCredentials,
} from "./credentials/credentials.js";
export type {
  CredentialProvider,
  ProviderContext,
  ProviderSettings,
} from "./credentials/provider.js";
export type {
  HttpMethod,
  OperationDescriptor,
  OperationTable,
  PaginationDescriptor,
  ServiceDescriptor,
  WaiterDescriptor,
} from "./descriptor.js";
export {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  ServerError,
  ThrottlingError,
} from "./errors/api-error.js";
export { CredentialsError, CredentialsNotFoundError } from "./errors/credentials-error.js";
export { type ErrorDetails, readErrorBody } from "./errors/envelope.js";
export {
  AbortError,
  type AttemptRecord,
  ConnectionError,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
  WaiterError,
} from "./errors/errors.js";
export {
  type ApiErrorGuard,
  type ApiErrorOf,
  type ApiErrorWithCode,
  isApiError,
} from "./errors/is-api-error.js";
export { ProjectError } from "./errors/project-error.js";
export { createLimiter, type LimiterOptions, type RequestLimiter } from "./limit/create-limiter.js";
export type { Limiter, Permit } from "./limit/limiter.js";
export { redact } from "./redact.js";
export type { RetryOptions } from "./retry/policy.js";
export type { Cloud, EndpointOption } from "./session/endpoints.js";
export {
  createSession,
  type Session,
  type SessionOptions,
} from "./session/session.js";
export { signRequest } from "./signing/sign.js";
export type { SignableRequest, SigningOptions } from "./signing/types.js";
export { combineListeners } from "./telemetry/combine-listeners.js";
export type {
  AttemptEndEvent,
  AttemptStartEvent,
  CallEndEvent,
  CallEvent,
  CallInfo,
  CallListener,
  CallStartEvent,
  RefreshErrorEvent,
  ResponseDriftEvent,
} from "./telemetry/events.js";
export { createLogListener, type Logger, type LogOptions } from "./telemetry/log-listener.js";
export { createFetchTransport, type FetchFunction } from "./transport/fetch-transport.js";
export type { Transport, TransportRequest, TransportResponse } from "./transport/transport.js";
export type { OperationValidators, ValidationOptions } from "./validation/client-validation.js";
export {
  type LocatedIssue,
  type ValidatedPart,
  ValidationError,
} from "./validation/validation-error.js";
export type {
  StandardResult,
  StandardSchema,
  ValidationIssue,
  Validator,
} from "./validation/validator.js";
