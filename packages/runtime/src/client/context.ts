import type { HttpMethod, OperationDescriptor, ServiceDescriptor } from "../descriptor.js";
import type { Session } from "../session/session.js";
import type { MiddlewareStack } from "./middleware.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallOptions } from "./types.js";
import type { ClientValidation } from "./validation.js";

/** What all calls of one client share. */
export interface ClientContext {
  readonly session: Session;
  readonly service: ServiceDescriptor;
  readonly baseUrl: string;
  /** Filled by `client.http.use`. */
  readonly middleware?: MiddlewareStack | undefined;
  readonly validation?: ClientValidation | undefined;
}

/** One call, as both faces of a client make it. */
export interface Call extends CallOptions {
  readonly method: HttpMethod;
  readonly path: string;
  readonly pathParameters?: PathParameters | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** Undefined for a path that the API does not describe. */
  readonly operation?: OperationDescriptor | undefined;
}

/** A request before credentials are added. */
export interface OutgoingRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}
