// Maps the types that openapi-typescript generates to the arguments and responses of a client.
// Argument types are plain objects, so a misspelt field at any depth does not compile; with
// openapi-fetch's own types, which infer the whole init, it would.

import type { RetryOptions } from "../retry/policy.js";

/** Settings of one call. */
export interface CallOptions {
  /**
   * Aborts the call, which then rejects with an AbortError.
   *
   * @default undefined
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Time limit of the call with all its attempts and delays, in milliseconds: 1 to 2,147,483,647.
   *
   * @default the session's
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Time limit of one attempt, in milliseconds: 1 to 2,147,483,647.
   *
   * @default the session's
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * When and how the call is retried; overrides single options of the session. False for never.
   *
   * @default the session's
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Whether the call is retried although an attempt may have been executed.
   *
   * @default whether the API's document declares the operation idempotent; for other paths all but POST and PATCH
   * @example
   * ```ts
   * await client.createPublicip({ body }, { idempotent: true });
   * ```
   */
  readonly idempotent?: boolean | undefined;
  /**
   * Further headers to send; they are signed too. Those that the client sets itself are rejected.
   *
   * @default undefined
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Options of a waiter. */
export interface WaitOptions {
  /**
   * Aborts the wait, which then rejects with an AbortError.
   *
   * @default undefined
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Minimum delay between two polls, in milliseconds: above 0, up to 2,147,483,647.
   *
   * @default from `x-waiters` of the operation
   */
  readonly minDelayMs?: number | undefined;
  /**
   * Maximum delay between two polls, in milliseconds: above 0, up to 2,147,483,647.
   *
   * @default from `x-waiters` of the operation
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Total time to wait, in milliseconds, above 0, or Infinity. Then the wait rejects with a WaiterError.
   *
   * @default from `x-waiters` of the operation
   * @example
   * ```ts
   * await client.waitForPublicipBound({ path: { publicip_id } }, { deadlineMs: 60_000 });
   * ```
   */
  readonly deadlineMs?: number | undefined;
}

// An interface that openapi-typescript writes has no index signature, hence `object`.
type Member<T, Name extends string> = T extends { [K in Name]: infer V } ? V : never;
type Simplify<T> = { [K in keyof T]: T[K] };
type IsEmpty<T> = [keyof T] extends [never] ? true : false;

type JsonContent<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;

type ArgumentName<Name, Descriptor> = Descriptor extends { pathArguments: infer Names }
  ? Name extends keyof Names
    ? Names[Name] & string
    : Name
  : Name;

/** Path parameters that a caller gives; `project_id` is the session's. */
export type PathOf<Op> = Omit<Member<Member<Op, "parameters">, "path">, "project_id">;
/** The same under the names of the operation function, where the wire's name misleads. */
export type PathArgumentsOf<Op, Descriptor> = {
  [Name in keyof PathOf<Op> as ArgumentName<Name, Descriptor> & PropertyKey]: PathOf<Op>[Name];
};
/** Query parameters, if the operation has any. */
export type QueryOf<Op> =
  Member<Op, "parameters"> extends { query?: infer Query } ? NonNullable<Query> : never;
/** Request body, if the operation has one. */
export type BodyOf<Op> = Op extends { requestBody: infer Request }
  ? JsonContent<Request>
  : Op extends { requestBody?: infer Request }
    ? JsonContent<NonNullable<Request>> | undefined
    : undefined;

/**
 * What a caller may pass for a value: the value, or the same `as const`. An optional property may be
 * undefined, also under `exactOptionalPropertyTypes`, and is omitted from the request.
 */
export type Sendable<T> = T extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : T extends object
    ? {
        readonly [Name in keyof T]: Partial<Pick<T, Name>> extends Pick<T, Name>
          ? Sendable<T[Name]> | undefined
          : Sendable<T[Name]>;
      }
    : T;

type PathPart<Op, Descriptor> =
  IsEmpty<PathOf<Op>> extends true
    ? { path?: never }
    : { path: Sendable<PathArgumentsOf<Op, Descriptor>> };
type QueryPart<Op> = [QueryOf<Op>] extends [never]
  ? { query?: never }
  : Partial<QueryOf<Op>> extends QueryOf<Op>
    ? { query?: Sendable<QueryOf<Op>> | undefined }
    : { query: Sendable<QueryOf<Op>> };
type BodyPart<Op> = [BodyOf<Op>] extends [undefined]
  ? { body?: never }
  : undefined extends BodyOf<Op>
    ? { body?: Sendable<BodyOf<Op>> | undefined }
    : { body: Sendable<BodyOf<Op>> };

/** What an operation function takes: `path`, `query` and `body`, as far as the operation has them. */
export type OperationInput<Op, Descriptor = unknown> = Simplify<
  PathPart<Op, Descriptor> & QueryPart<Op> & BodyPart<Op>
>;

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

/** The response to a call; awaited it is the data alone. */
export interface OperationPromise<Op> extends Promise<OperationData<Op>> {
  /** The data together with status, headers and request id. */
  withResponse(): Promise<OperationResponse<Op>>;
}

type Arguments<Input, Options> =
  Partial<Input> extends Input
    ? [input?: Input, options?: Options]
    : [input: Input, options?: Options];

/**
 * One operation.
 *
 * @throws ApiError when the service or gateway responds with an error status.
 * @throws ConnectionError, TimeoutError or AbortError when there is no response.
 * @throws InvalidResponseError when a success is not JSON.
 * @throws InvalidArgumentError when a path parameter cannot be sent.
 */
export type OperationFunction<Op, Descriptor = unknown> = ((
  ...args: Arguments<OperationInput<Op, Descriptor>, CallOptions>
) => OperationPromise<Op>) &
  (Descriptor extends { pagination: { items: infer Items } }
    ? Paged<Op, Descriptor, Items>
    : unknown);

type ItemOf<Data, Items> = Items extends keyof Data
  ? NonNullable<Data[Items]> extends readonly (infer Item)[]
    ? Item
    : never
  : never;

/** Methods of a paginated list, in addition to the call for one page. */
interface Paged<Op, Descriptor, Items> {
  /**
   * All items from the page that `input` describes on, one request a page.
   *
   * @throws what the operation throws.
   */
  items(
    ...args: Arguments<OperationInput<Op, Descriptor>, CallOptions>
  ): AsyncGenerator<ItemOf<OperationData<Op>, Items>, void, undefined>;
  /** The same, page by page. */
  pages(
    ...args: Arguments<OperationInput<Op, Descriptor>, CallOptions>
  ): AsyncGenerator<OperationData<Op>, void, undefined>;
}

type DescriptorOf<Table, Id> = Id extends keyof Table ? Table[Id] : unknown;

/** All operations of an API, by operation id. */
export type OperationFunctions<Operations, Table = unknown> = {
  readonly [Id in keyof Operations]: OperationFunction<Operations[Id], DescriptorOf<Table, Id>>;
};

/**
 * Waits until a resource has reached a state, and resolves to the response that shows it.
 *
 * @throws WaiterError at once when a state is seen that cannot become the wanted one, or when
 * `deadlineMs` has passed.
 * @throws AbortError when `signal` is aborted; else what the operation throws.
 */
export type WaiterFunction<Op, Descriptor> = (
  ...args: Arguments<OperationInput<Op, Descriptor>, WaitOptions>
) => Promise<OperationData<Op>>;

type WaitersOf<Descriptor> = Descriptor extends { waiters: infer Waiters } ? Waiters : object;
type WaiterPlace<Table> = {
  [Id in keyof Table]: {
    [Name in keyof WaitersOf<Table[Id]>]: { readonly name: Name; readonly id: Id };
  }[keyof WaitersOf<Table[Id]>];
}[keyof Table];

/** The waiters of an API, by name. */
export type WaiterFunctions<Operations, Table> = {
  readonly [Place in WaiterPlace<Table> as Place["name"] &
    string]: Place["id"] extends keyof Operations
    ? WaiterFunction<Operations[Place["id"]], DescriptorOf<Table, Place["id"]>>
    : never;
};
