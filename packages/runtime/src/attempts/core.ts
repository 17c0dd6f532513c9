import type { CredentialSource } from "../credentials/remember.js";
import type { ProjectSource } from "../identity/project.js";
import type { Limiter } from "../limit/limiter.js";
import type { EndpointSource } from "../session/endpoints.js";
import type { Transport } from "../transport/transport.js";
import type { RetryBudget } from "./budget.js";
import type { RetryPolicy } from "./policy.js";
import type { StartReport } from "./report.js";
import type { SharedSignals } from "./shared-signals.js";
import type { ServerClock } from "./skew.js";

/** What the attempts of a session share. */
export interface SessionCore {
  readonly transport: Transport;
  readonly credentials: CredentialSource;
  readonly project: ProjectSource;
  readonly clock: ServerClock;
  readonly endpoints: EndpointSource;
  /** Origins of the endpoints that the session has told. */
  readonly origins: Set<string>;
  readonly signals: SharedSignals;
  readonly budget: RetryBudget;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly limiter: Limiter | undefined;
  /** What tells the listener; undefined if there is none. */
  readonly loadReporter: (() => StartReport | Promise<StartReport>) | undefined;
}
