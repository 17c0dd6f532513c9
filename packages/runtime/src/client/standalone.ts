// Operation functions without a client, so that a bundle holds no more than it uses.
import type { OperationDescriptor, ServiceDescriptor, WaiterDescriptor } from "../descriptor.js";
import type { Session } from "../session/session.js";
import { callOperation, type UntypedInput } from "./operation.js";
import { withPages } from "./pagination.js";
import type { CallOptions, OperationFunction, WaiterFunction } from "./types.js";
import { type WaitOptions, waiterFunction } from "./waiter.js";

type WithSession<F> = F extends (...args: infer Args) => infer Result
  ? (session: Session, ...args: Args) => Result
  : never;

/** An operation function that takes the session first. */
export type StandaloneOperation<Op, Descriptor = unknown> = WithSession<
  OperationFunction<Op, Descriptor>
> & {
  [Loop in keyof OperationFunction<Op, Descriptor> & ("items" | "pages")]: WithSession<
    OperationFunction<Op, Descriptor>[Loop]
  >;
};

/** A waiter that takes the session first. */
export type StandaloneWaiter<Op, Descriptor> = WithSession<WaiterFunction<Op, Descriptor>>;

const bind = (session: Session, service: ServiceDescriptor, operation: OperationDescriptor) =>
  callOperation({ session, service, baseUrl: session.endpointOf(service) }, operation);

/** Makes the function of one operation. */
export function standaloneOperation<Op, Descriptor extends OperationDescriptor>(
  service: ServiceDescriptor,
  operation: Descriptor,
): StandaloneOperation<Op, Descriptor> {
  const call = (session: Session, input?: UntypedInput, options?: CallOptions) =>
    bind(session, service, operation)(input, options);
  // The types are derived from the same document as the descriptor.
  return call as unknown as StandaloneOperation<Op, Descriptor>;
}

/** The same for a list in pages, with its two loops. */
export function standaloneList<Op, Descriptor extends OperationDescriptor>(
  service: ServiceDescriptor,
  operation: Descriptor,
): StandaloneOperation<Op, Descriptor> {
  const { pagination } = operation;
  const of = (session: Session) => {
    const call = bind(session, service, operation);
    return (pagination === undefined ? call : withPages(call, pagination)) as PagedCall;
  };
  const loop =
    (name: "items" | "pages") => (session: Session, input?: UntypedInput, options?: CallOptions) =>
      of(session)[name](input, options);
  const call = standaloneOperation<Op, Descriptor>(service, operation);
  return Object.assign(call, { items: loop("items"), pages: loop("pages") });
}

type Loop = (input?: UntypedInput, options?: CallOptions) => AsyncGenerator<unknown>;
type PagedCall = ReturnType<typeof bind> & { readonly items: Loop; readonly pages: Loop };

/** Makes the function that waits for one state. */
export function standaloneWaiter<Op, Descriptor extends OperationDescriptor>(
  service: ServiceDescriptor,
  operation: Descriptor,
  name: keyof Descriptor["waiters"] & string,
): StandaloneWaiter<Op, Descriptor> {
  const wait = (session: Session, input?: UntypedInput, options?: WaitOptions) => {
    // The name is one of the table's own keys.
    const waiter = operation.waiters?.[name] as WaiterDescriptor;
    return waiterFunction(name, waiter, bind(session, service, operation), session)(input, options);
  };
  return wait as unknown as StandaloneWaiter<Op, Descriptor>;
}
