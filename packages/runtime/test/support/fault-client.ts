import {
  type CallEvent,
  createServiceClient,
  createSession,
  type SessionOptions,
  type Transport,
} from "../../src/index.js";
import { operations, PROJECT_ID, service, type WidgetsClient } from "./widgets.js";

/** One way of calling the service. */
export interface CallKind {
  readonly kind: string;
  readonly operationId: string;
  readonly idempotent: boolean;
  call(client: WidgetsClient): Promise<unknown>;
}

export const CALLS: readonly CallKind[] = [
  {
    kind: "idempotent",
    operationId: "touchWidget",
    idempotent: true,
    call: (client) => client.touchWidget({ path: { widget_id: "w" }, body: { at: "now" } }),
  },
  {
    kind: "not idempotent",
    operationId: "createWidget",
    idempotent: false,
    call: (client) => client.createWidget({ body: { widget: { name: "a" } } }),
  },
];

/** What a call took, as its last event says. */
interface EndedCall {
  readonly attempts: number;
  readonly durationMs: number;
}

/** A client that repeats at once, and what becomes of its calls. */
export function faultClient(
  endpoint: string,
  transport: Transport,
  options: Partial<SessionOptions> = {},
): { readonly client: WidgetsClient; readonly calls: EndedCall[]; readonly delays: number[] } {
  const calls: EndedCall[] = [];
  const delays: number[] = [];
  const listener = (event: CallEvent) => {
    if (event.type === "callEnd") {
      calls.push({ attempts: event.attempts.length, durationMs: event.durationMs });
    }
    if (event.type === "attemptEnd" && event.retryDelayMs !== undefined) {
      delays.push(event.retryDelayMs);
    }
  };
  const session = createSession({
    projectId: PROJECT_ID,
    credentials: { token: "t" },
    retry: { baseDelayMs: 0, throttledBaseDelayMs: 0 },
    transport,
    listener,
    ...options,
    endpoint,
  });
  const throttling = { ...service, throttlingCodes: ["EndPoint.0022"] };
  const client = createServiceClient<WidgetsClient>(throttling, operations, session);
  return { client, calls, delays };
}
