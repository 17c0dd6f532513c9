// Operation functions without a client, so that a bundle holds no more than it uses.
import type { OperationDescriptor, ServiceDescriptor, WaiterDescriptor } from "../descriptor.js";
import { Session } from "../session/session.js";
import { callOperation, type UntypedInput } from "./operation.js";
import { withPages } from "./pagination.js";
import type { CallOptions, WaitOptions } from "./types.js";
import { waiterFunction } from "./waiter.js";

const bind = (session: Session, service: ServiceDescriptor, operation: OperationDescriptor) =>
  callOperation(
    { session: Session.coreOf(session), service, baseUrl: session.endpointOf(service) },
    operation,
  );

/** Creates the function of one operation, which takes the session first. */
export function standaloneOperation<Operation>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
): Operation {
  const call = (session: Session, input?: UntypedInput, options?: CallOptions) =>
    bind(session, service, operation)(input, options);
  // The type is generated from the same document as the descriptor.
  return Object.assign(call, { operationId: operation.operationId }) as Operation;
}

/** Creates the function of a list in pages, with its two loops. */
export function standaloneList<List>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
): List {
  const { operationId, pagination } = operation;
  const of = (session: Session) => {
    const call = bind(session, service, operation);
    const paged = pagination && withPages(call, { operationId, pagination });
    return (paged ?? call) as PagedCall;
  };
  const loop =
    (name: "items" | "pages") => (session: Session, input?: UntypedInput, options?: CallOptions) =>
      of(session)[name](input, options);
  const call = standaloneOperation<object>(service, operation);
  return Object.assign(call, { items: loop("items"), pages: loop("pages") }) as List;
}

type Loop = (input?: UntypedInput, options?: CallOptions) => AsyncGenerator<unknown>;
type PagedCall = ReturnType<typeof bind> & { readonly items: Loop; readonly pages: Loop };

/** Creates the function that waits for one state, which takes the session first. */
export function standaloneWaiter<Waiter>(
  service: ServiceDescriptor,
  operation: OperationDescriptor,
  name: string,
): Waiter {
  const wait = (session: Session, input?: UntypedInput, options?: WaitOptions) => {
    // The name is one of the table's own keys.
    const waiter = operation.waiters?.[name] as WaiterDescriptor;
    const named = { name, operationId: operation.operationId, waiter };
    return waiterFunction(
      named,
      bind(session, service, operation),
      Session.coreOf(session),
    )(input, options);
  };
  return wait as Waiter;
}
