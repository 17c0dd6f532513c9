// How the types that openapi-typescript writes become the arguments and answers of a client.
// Argument types are plain objects, so a misspelt field at any depth does not compile; with
// openapi-fetch's own types, which infer the whole init, it would.

/** Settings of one call. */
export interface CallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
  /** How long the call may take, in milliseconds; that of the session by default. */
  readonly timeoutMs?: number | undefined;
  /** Further headers to send; they are signed too. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

// An interface that openapi-typescript writes has no index signature, hence `object`.
type Member<T, Name extends string> = T extends { [K in Name]: infer V } ? V : never;
type Simplify<T> = { [K in keyof T]: T[K] };
type IsEmpty<T> = [keyof T] extends [never] ? true : false;

type JsonContent<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;

/** Path parameters that a caller gives; `project_id` is the session's. */
export type PathOf<Op> = Omit<Member<Member<Op, "parameters">, "path">, "project_id">;
/** Query parameters, if the operation has any. */
export type QueryOf<Op> =
  Member<Op, "parameters"> extends { query?: infer Query } ? NonNullable<Query> : never;
/** Request body, if the operation has one. */
export type BodyOf<Op> = Op extends { requestBody: infer Request }
  ? JsonContent<Request>
  : Op extends { requestBody?: infer Request }
    ? JsonContent<NonNullable<Request>> | undefined
    : undefined;

type PathPart<Op> = IsEmpty<PathOf<Op>> extends true ? { path?: never } : { path: PathOf<Op> };
type QueryPart<Op> = [QueryOf<Op>] extends [never]
  ? { query?: never }
  : Partial<QueryOf<Op>> extends QueryOf<Op>
    ? { query?: QueryOf<Op> }
    : { query: QueryOf<Op> };
type BodyPart<Op> = [BodyOf<Op>] extends [undefined]
  ? { body?: never }
  : undefined extends BodyOf<Op>
    ? { body?: BodyOf<Op> }
    : { body: BodyOf<Op> };

/** What an operation function takes: `path`, `query` and `body`, as far as the operation has them. */
export type OperationInput<Op> = Simplify<PathPart<Op> & QueryPart<Op> & BodyPart<Op>>;

type Responses<Op> = Member<Op, "responses">;
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 206;
type SuccessOf<Op> = Extract<keyof Responses<Op>, SuccessStatus>;
type FailureOf<Op> = Exclude<keyof Responses<Op>, SuccessStatus>;

/** The body of a success response; a union if several statuses mean success. */
export type OperationData<Op> = {
  [Status in SuccessOf<Op>]: JsonContent<Responses<Op>[Status]>;
}[SuccessOf<Op>];

/** The body of an error response, if it is JSON. */
export type OperationFailure<Op> = {
  [Status in FailureOf<Op>]: JsonContent<Responses<Op>[Status]>;
}[FailureOf<Op>];

/** A success response with its status, which tells the type of `data`. */
export type OperationResponse<Op> = {
  [Status in SuccessOf<Op>]: {
    readonly status: Status;
    readonly data: JsonContent<Responses<Op>[Status]>;
    /** From the header `X-Request-Id`. */
    readonly requestId: string | undefined;
    readonly headers: Headers;
  };
}[SuccessOf<Op>];

/** The answer to a call; awaited it is the data alone. */
export interface OperationPromise<Op> extends Promise<OperationData<Op>> {
  /** The data together with status, headers and request id. */
  withResponse(): Promise<OperationResponse<Op>>;
}

type Arguments<Input> =
  Partial<Input> extends Input
    ? [input?: Input, options?: CallOptions]
    : [input: Input, options?: CallOptions];

/**
 * One operation.
 *
 * @throws ApiError when the service or gateway answers with an error status.
 * @throws ConnectionError, TimeoutError or AbortError when there is no answer.
 * @throws InvalidResponseError when a success is not JSON.
 * @throws InvalidArgumentError when a path parameter cannot be sent.
 */
export type OperationFunction<Op> = (
  ...args: Arguments<OperationInput<Op>>
) => OperationPromise<Op>;

/** All operations of an API, by operation id. */
export type OperationFunctions<Operations> = {
  readonly [Id in keyof Operations]: OperationFunction<Operations[Id]>;
};
