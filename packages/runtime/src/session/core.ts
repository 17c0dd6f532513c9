import type { CredentialSource } from "../credentials/provider.js";
import type { RetryContext } from "../retry/context.js";
import type { RetryPolicy } from "../retry/policy.js";
import type { StartReport } from "../telemetry/reporter.js";
import type { EndpointSource } from "./endpoints.js";
import type { ProjectSource } from "./project.js";

/** State and settings that all calls of a session share. */
export interface SessionCore extends RetryContext {
  readonly credentials: CredentialSource;
  readonly project: ProjectSource;
  readonly endpoints: EndpointSource;
  /** Origins of the endpoints that the session has resolved. */
  readonly origins: Set<string>;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  /** Loads the reporter of events; undefined without a listener. */
  readonly loadReporter: (() => StartReport | Promise<StartReport>) | undefined;
}
