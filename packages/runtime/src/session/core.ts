import type { CredentialSource } from "../credentials/cache.js";
import type { Limiter } from "../limit/limiter.js";
import type { RetryBudget } from "../retry/budget.js";
import type { RetryPolicy } from "../retry/policy.js";
import type { ServerClock } from "../retry/server-clock.js";
import type { SharedSignals } from "../retry/shared-signals.js";
import type { StartReport } from "../telemetry/reporter.js";
import type { Transport } from "../transport/transport.js";
import type { EndpointSource } from "./endpoints.js";
import type { ProjectSource } from "./project.js";

/** State and settings that all attempts of a session share. */
export interface SessionCore {
  readonly transport: Transport;
  readonly credentials: CredentialSource;
  readonly project: ProjectSource;
  readonly clock: ServerClock;
  readonly endpoints: EndpointSource;
  /** Origins of the endpoints that the session has resolved. */
  readonly origins: Set<string>;
  readonly signals: SharedSignals;
  readonly budget: RetryBudget;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly limiter: Limiter | undefined;
  /** Loads the reporter of events; undefined without a listener. */
  readonly loadReporter: (() => StartReport | Promise<StartReport>) | undefined;
}
