export type { AdminOptions } from "./admin/options.js";
export type { KnownEndpoint, NewEndpoint } from "./apis/vpc-endpoint-services/endpoints.js";
export type { MockCredentials } from "./auth/credentials.js";
export type { SignatureMismatch, SignedPart } from "./auth/mismatch.js";
export { createMockCloud, type MockCloud } from "./cloud.js";
export type { MockCloudOptions } from "./context.js";
export type { MockEndpoints } from "./endpoints.js";
export type { FaultStatus, MockFaults } from "./faults/faults.js";
export type { FaultEffect, FaultRule, Latency, When } from "./faults/rule.js";
export type { RateLimitOptions } from "./gateway/rate-limit.js";
export type { MockDomain, MockIamProject, MockUser } from "./identity/directory.js";
export type { IdentityOptions, MetadataMode } from "./identity/identity.js";
export type { CallListener, CallMessages, CallRecord, HeaderField } from "./journal/call.js";
export type { Journal } from "./journal/journal.js";
export { type RuleChoices, rules } from "./rules/index.js";
export type { Rule, RuleTag } from "./rules/rule.js";
export type { ListenOptions, MockServer } from "./server.js";
export type { Clock, ClockState } from "./state/clock.js";
export type { Seed } from "./state/seed.js";
export type { ProjectSnapshot, Snapshot } from "./state/snapshot.js";
export {
  type Durations,
  type TransitionName,
  type TransitionsOption,
  transitions,
} from "./transitions/index.js";
export type { TransitionDefinition } from "./transitions/transition.js";
