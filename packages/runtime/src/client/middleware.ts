import type { Middleware as FetchMiddleware, MiddlewareCallbackParams } from "openapi-fetch";

/** Context of a middleware call: openapi-fetch's, and the operation id. */
export interface MiddlewareContext extends MiddlewareCallbackParams {
  /** Undefined for a path that the API's document does not describe. */
  readonly operationId: string | undefined;
}

// biome-ignore lint/suspicious/noConfusingVoidType: middleware may return nothing
type Result<T> = T | undefined | void | Promise<T | undefined | void>;

/**
 * openapi-fetch middleware, with the operation id in its context. It runs once per call, around all
 * attempts: `onRequest` in the order of registration, `onResponse` and `onError` in reverse.
 */
export interface Middleware {
  /** May change the headers, return another request, or return the response itself. */
  onRequest?(context: MiddlewareContext): Result<Request | Response>;
  /** May return another response. */
  onResponse?(context: MiddlewareContext & { readonly response: Response }): Result<Response>;
  /** May return a response or another error. */
  onError?(context: MiddlewareContext & { readonly error: unknown }): Result<Response | Error>;
}

type Complete = <Context extends MiddlewareCallbackParams>(
  context: Context,
) => Context & MiddlewareContext;

/** Returns middleware for openapi-fetch that passes a completed context to the given one. */
export function withContext(middleware: Middleware, complete: Complete): FetchMiddleware {
  return {
    onRequest: (context) => middleware.onRequest?.(complete(context)),
    onResponse: (context) => middleware.onResponse?.(complete(context)),
    // Typed without `undefined`, which openapi-fetch accepts.
    onError: (context) => middleware.onError?.(complete(context)) as Response | Promise<Response>,
  };
}
