import type { OperationDescriptor, ServiceDescriptor } from "../descriptor.js";
import type { SessionCore } from "../session/core.js";
import type { ClientValidation } from "../validation/client-validation.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallResult } from "./result.js";
import type { CallOptions } from "./types.js";

/** Sends the calls of operation functions through middleware. */
export interface MiddlewareSender {
  /** Whether there is middleware to run. */
  readonly isNeeded: boolean;
  send(call: Call): Promise<CallResult>;
}

/** What all calls of one client share. */
export interface ClientContext {
  readonly session: SessionCore;
  readonly service: ServiceDescriptor;
  readonly baseUrl: string;
  readonly middleware?: MiddlewareSender | undefined;
  readonly validation?: ClientValidation | undefined;
  /** Whether responses keep strings of digits where the document has numbers. */
  readonly rawData?: boolean | undefined;
}

/** One call, as both faces of a client make it. */
export interface Call extends CallOptions {
  readonly method: string;
  readonly path: string;
  readonly pathParameters?: PathParameters | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** Undefined for a path that the API does not describe. */
  readonly operation?: OperationDescriptor | undefined;
}

/** A request before credentials are added. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}
