import type { UntypedInput } from "../client/operation.js";

/** The input of an operation, regardless of which. */
export type QueryInput = UntypedInput;

/** What TanStack Query passes to a query function, as far as these need it. */
export interface QueryContext {
  readonly signal: AbortSignal;
}

/** Options for `useQuery`, `queryClient.fetchQuery` and the like. */
export interface Query<Id extends string, Input, Output> {
  /** API, operation id and input. Sessions of different projects need a `QueryClient` each. */
  readonly queryKey: readonly [api: string, operationId: Id, input: Input];
  readonly queryFn: (context: QueryContext) => Promise<Output>;
  /** The client itself retries. */
  readonly retry: false;
}

/** Options for `useInfiniteQuery`; the page parameter is the input of the page. */
export interface InfiniteQuery<Id extends string, Input, Output> {
  readonly queryKey: readonly [api: string, operationId: Id, input: Input, kind: "infinite"];
  readonly queryFn: (context: QueryContext & { readonly pageParam: Input }) => Promise<Output>;
  readonly initialPageParam: Input;
  /**
   * Returns the input of the next page. A page whose next marker is in `pageParams` then fails.
   *
   * @throws InvalidResponseError when the page lacks its items or its marker.
   */
  readonly getNextPageParam: (
    page: Output,
    pages: readonly Output[],
    pageParam: Input,
    pageParams?: readonly Input[],
  ) => Input | undefined;
  readonly retry: false;
}

/** Options for `useMutation`; its variables are the input of the operation. */
export interface Mutation<Id extends string, Input, Output> {
  readonly mutationKey: readonly [api: string, operationId: Id];
  readonly mutationFn: (input: Input) => Promise<Output>;
}

/** Settings of a query that polls. */
export interface WaiterQueryOptions {
  /** Delay between two polls, in milliseconds; the shortest of `x-waiters` by default. */
  readonly intervalMs?: number | undefined;
}

/**
 * Options for `useQuery` that poll until the wanted state is reached. A state that cannot become the
 * wanted one is a `WaiterError`, and ends the polling like any other error.
 */
export interface WaiterQuery<Id extends string, Name extends string, Input, Output> {
  readonly queryKey: readonly [api: string, operationId: Id, input: Input, waiter: Name];
  readonly queryFn: (context: QueryContext) => Promise<Output>;
  readonly refetchInterval: (query: {
    readonly state: { readonly data: Output | undefined; readonly status: string };
  }) => number | false;
  readonly retry: false;
}
