import type { OperationDescriptor, ServiceDescriptor } from "../descriptor.js";
import { checkNames } from "../options.js";
import { isOk } from "./call-response.js";
import type { ClientContext } from "./context.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallResult } from "./result.js";
import { send } from "./send.js";
import type { CallOptions } from "./types.js";

/** What an operation function takes, regardless of the operation. */
export interface UntypedInput {
  readonly path?: PathParameters;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface UntypedResponse {
  readonly status: number;
  readonly data: unknown;
  readonly requestId: string | undefined;
  readonly headers: Headers;
}

/** An operation function, regardless of the operation. */
export type UntypedOperation = (
  input?: UntypedInput,
  options?: CallOptions,
) => Promise<unknown> & { withResponse(): Promise<UntypedResponse> };

/** Path parameters under the wire's names. */
function toWireNames(
  given: PathParameters | undefined,
  { pathArguments }: OperationDescriptor,
): PathParameters | undefined {
  if (given === undefined || pathArguments === undefined) return given;
  const wire = Object.entries(pathArguments).map(([name, argument]) => [name, given[argument]]);
  return { ...given, ...Object.fromEntries(wire) };
}

const OPTION_NAMES = "signal timeoutMs attemptTimeoutMs retry idempotent headers";

async function checkedSend(
  context: ClientContext,
  call: Parameters<typeof send>[1],
  options: CallOptions,
): Promise<CallResult> {
  checkNames(options, OPTION_NAMES, "options.");
  return send(context, call);
}

/** The throwing function of one operation. */
export function callOperation(
  context: ClientContext,
  operation: OperationDescriptor,
): UntypedOperation {
  const { method, path } = operation;
  return (input = {}, options = {}) => {
    const { query, body } = input;
    const pathParameters = toWireNames(input.path, operation);
    const call = { ...options, method, path, pathParameters, query, body, operation };
    const sent = checkedSend(context, call, options);
    const data = sent.then((result) => unwrap(result, operation, context));
    const withResponse = () => {
      // A failure is reported to the caller that awaits this promise.
      data.catch(() => {});
      return sent.then((result) => responseOf(result, operation, context));
    };
    return Object.assign(data, { withResponse });
  };
}

/** The data of a success. */
function unwrap(
  result: CallResult,
  operation: OperationDescriptor,
  { service }: ClientContext,
): unknown {
  return isOk(result.response.status) ? result.data : fail(result, operation, service);
}

async function responseOf(
  result: CallResult,
  operation: OperationDescriptor,
  context: ClientContext,
): Promise<UntypedResponse> {
  const { status, headers } = result.response;
  return {
    data: await unwrap(result, operation, context),
    status,
    requestId: headers["x-request-id"],
    headers: new Headers(headers),
  };
}

/** Throws the error of a response with an error status. Most calls never need it. */
async function fail(
  result: CallResult,
  operation: OperationDescriptor,
  service: ServiceDescriptor,
): Promise<never> {
  const { toApiError } = await import("./api-failure.js");
  throw toApiError(result, operation, service);
}
