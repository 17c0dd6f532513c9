import type { Reject } from "./handler-result.js";
import type { IncomingRequest } from "./message.js";
import type { Route } from "./routes.js";

/** A call of an operation, as the stages pass it on. A stage that rejects it returns a `HandlerResult`. */
export interface ServiceCall {
  readonly route: Route;
  readonly request: IncomingRequest;
  /** Of the path parameters, in their order. */
  readonly values: readonly string[];
  readonly requestId: string;
  readonly reject: Reject;
}
