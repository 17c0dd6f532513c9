// What `@hcnet/<api>/query` is made of: options for TanStack Query, as plain objects, so that neither
// its code nor its types are needed here.

import { nextQuery, type PagedOperation } from "../client/pagination.js";
import { standaloneOperation } from "../client/standalone.js";
import type { CallOptions } from "../client/types.js";
import { stateOf } from "../client/waiter.js";
import type { OperationDescriptor, ServiceDescriptor, WaiterDescriptor } from "../descriptor.js";
import { WaiterError } from "../errors/errors.js";
import type { Session } from "../session/session.js";
import type {
  InfiniteQuery,
  Mutation,
  Query,
  QueryContext,
  QueryInput,
  WaiterQuery,
  WaiterQueryOptions,
} from "./types.js";

export type {
  InfiniteQuery,
  Mutation,
  Query,
  QueryContext,
  QueryInput,
  WaiterQuery,
  WaiterQueryOptions,
} from "./types.js";
export { nextQuery, type PagedOperation };

/** The function of an operation, regardless of which. */
type Call = (session: Session, input: QueryInput, options?: CallOptions) => Promise<unknown>;

// The types of what the makers return are generated from the same document as the descriptors.

/** Makes the function that returns the options of a query for one operation. */
export function operationQuery<Make>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
): Make {
  const call = standaloneOperation<Call>(service, operation);
  const make = (session: Session, input: QueryInput = {}): Query<string, QueryInput, unknown> => ({
    queryKey: [service.api, operation.operationId, input],
    queryFn: ({ signal }) => call(session, input, { signal }),
    // The client has retried already, with respect for what is safe to repeat.
    retry: false,
  });
  return make as Make;
}

/** Makes the function that returns the options of an infinite query for a list in pages. */
export function operationInfiniteQuery<Make>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
): Make {
  const { operationId, pagination } = operation;
  const call = standaloneOperation<Call>(service, operation);
  const marker = pagination?.style === "marker" ? pagination.marker : "";
  /** The markers of all pages before a page. TanStack Query tells them to getNextPageParam only. */
  const earlier = new WeakMap<QueryInput, Set<unknown>>();
  const after = (page: unknown, pageParam: QueryInput, seen?: Set<unknown>) => {
    const { query = {} } = pageParam;
    const next = pagination && nextQuery(page, query, { operationId, pagination }, seen);
    return next && { ...pageParam, query: next };
  };
  const make = (
    session: Session,
    input: QueryInput = {},
  ): InfiniteQuery<string, QueryInput, unknown> => ({
    queryKey: [service.api, operationId, input, "infinite"],
    queryFn: async ({ pageParam, signal }) => {
      const page = await call(session, pageParam, { signal });
      // TanStack Query also calls getNextPageParam while it renders, where an error would end the component.
      after(page, pageParam, earlier.get(pageParam));
      return page;
    },
    initialPageParam: input,
    getNextPageParam: (page, _pages, pageParam, pageParams = []) => {
      const next = after(page, pageParam);
      if (next) earlier.set(next, new Set(pageParams.map(({ query }) => query?.[marker])));
      return next;
    },
    retry: false,
  });
  return make as Make;
}

/** Makes the function that returns the options of a mutation for one operation. */
export function operationMutation<Make>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
): Make {
  const call = standaloneOperation<Call>(service, operation);
  const make = (session: Session): Mutation<string, QueryInput, unknown> => ({
    mutationKey: [service.api, operation.operationId],
    mutationFn: (input) => call(session, input),
  });
  return make as Make;
}

/** Makes the function that returns the options of a query that polls until a state is reached. */
export function waiterQuery<Make>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
  name: string,
): Make {
  const { operationId, waiters } = operation;
  // The name is one of the table's own keys.
  const waiter = waiters?.[name] as WaiterDescriptor;
  const stateIn = (data: unknown) => stateOf({ name, operationId, waiter }, data);
  const call = standaloneOperation<Call>(service, operation);
  const poll = async (session: Session, input: QueryInput, { signal }: QueryContext) => {
    const data = await call(session, input, { signal });
    const state = stateIn(data);
    if (!waiter.failure.includes(state)) return data;
    const message = `${name}: the state ${state} cannot become ${waiter.success.join(" or ")}`;
    const observed = { [state]: 1 };
    throw new WaiterError(message, {
      operationId,
      waiter: name,
      lastResponse: data,
      observed,
      elapsedMs: 0,
    });
  };
  const make = (
    session: Session,
    input: QueryInput = {},
    options: WaiterQueryOptions = {},
  ): WaiterQuery<string, string, QueryInput, unknown> => ({
    queryKey: [service.api, operationId, input, name],
    queryFn: (context) => poll(session, input, context),
    refetchInterval: ({ state: { data, status } }) => {
      const isOver = status === "error" || (data && waiter.success.includes(stateIn(data)));
      return isOver ? false : (options.intervalMs ?? waiter.minDelaySeconds * 1000);
    },
    retry: false,
  });
  return make as Make;
}
