import type { HttpMethod } from "../descriptor.js";
import type { Middleware } from "./middleware.js";
import type { CallOptions, OperationData, OperationFailure, OperationInput } from "./types.js";

type PathsWith<Paths, Method extends string> = {
  [P in keyof Paths]: Paths[P] extends { [M in Method]: infer Op }
    ? [Op] extends [undefined | never]
      ? never
      : P
    : never;
}[keyof Paths];

type OperationAt<Paths, P extends keyof Paths, Method extends string> = Paths[P] extends {
  [M in Method]: infer Op;
}
  ? NonNullable<Op>
  : never;

type Params<Input> = Omit<Input, "body">;
type Simplify<T> = { [K in keyof T]: T[K] };

/** openapi-fetch's shape of a request: `params.path`, `params.query`, `body`. */
export type PathInit<Op> = Simplify<
  CallOptions &
    (Partial<Params<OperationInput<Op>>> extends Params<OperationInput<Op>>
      ? { params?: Params<OperationInput<Op>> }
      : { params: Params<OperationInput<Op>> }) &
    Pick<OperationInput<Op>, "body">
>;

type InitArgument<Init> = Partial<Init> extends Init ? [init?: Init] : [init: Init];

/** Result style: `data` on success, `error` otherwise, and always the `response`. */
export type PathResult<Op> =
  | { readonly data: OperationData<Op>; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: OperationFailure<Op>; readonly response: Response };

/**
 * The path-style client of an API, in openapi-fetch's form: `client.http.PUT(path, init)` resolves to `{ data }` or
 * `{ error }` and rejects only when there is no answer to read. `project_id` is filled in from
 * the session.
 */
export type PathClient<Paths> = {
  readonly [M in HttpMethod]: <P extends PathsWith<Paths, Lowercase<M>>>(
    path: P,
    ...init: InitArgument<PathInit<OperationAt<Paths, P, Lowercase<M>>>>
  ) => Promise<PathResult<OperationAt<Paths, P, Lowercase<M>>>>;
} & {
  /** Adds middleware in openapi-fetch's form. It runs once per call, before signing. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
};
