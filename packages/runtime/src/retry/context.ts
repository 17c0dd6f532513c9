import type { CredentialSource } from "../credentials/provider.js";
import type { Limiter } from "../limit/limiter.js";
import type { Transport } from "../transport/transport.js";
import type { RetryBudget } from "./budget.js";
import type { ServerClock } from "./server-clock.js";
import type { SharedSignals } from "./shared-signals.js";

/** State and settings that all attempts of a session, or of one request to IAM, share. */
export interface RetryContext {
  readonly transport: Transport;
  /** Undefined for a request that carries its own credentials, such as a password. */
  readonly credentials: CredentialSource | undefined;
  readonly clock: ServerClock;
  readonly signals: SharedSignals;
  readonly budget: RetryBudget;
  readonly maxResponseBytes: number;
  readonly limiter?: Limiter | undefined;
}
