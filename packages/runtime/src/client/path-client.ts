import type { Client } from "openapi-fetch";
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

/** The paths of an API without `project_id`, which the session fills in. */
export type PathsWithoutProject<Paths> = {
  [P in keyof Paths]: { [Method in keyof Paths[P]]: WithoutProject<Paths[P][Method]> };
};

type WithoutProject<Op> = Op extends { parameters: { path: infer Path } }
  ? Omit<Op, "parameters"> & {
      parameters: Omit<Op["parameters"], "path"> &
        (Exclude<keyof Path, "project_id"> extends never
          ? { path?: never }
          : { path: Omit<Path, "project_id"> });
    }
  : Op;

/**
 * The openapi-fetch client of an API, with types that reject unknown properties at any depth:
 * `client.http.PUT(path, init)` resolves to `{ data }` or `{ error }`, and rejects when there is no
 * response. `project_id` is filled in from the session.
 */
export type PathClient<Paths> = {
  readonly [M in HttpMethod]: <P extends PathsWith<Paths, Lowercase<M>>>(
    path: P,
    ...init: InitArgument<PathInit<OperationAt<Paths, P, Lowercase<M>>>>
  ) => Promise<PathResult<OperationAt<Paths, P, Lowercase<M>>>>;
} & {
  /** Adds middleware. It runs once per call, before signing, for operation functions too. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
  /**
   * The same client with openapi-fetch's own types and all its options, such as `parseAs`, for
   * libraries that take an openapi-fetch client: openapi-react-query, swr-openapi.
   */
  readonly raw: Client<PathsWithoutProject<Paths>>;
};
