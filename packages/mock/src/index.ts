export type { AdminOptions } from "./admin/options.js";
export { behaviors, transitions } from "./apis/registers.js";
export type {
  BehaviorChoices,
  BehaviorId,
  KnownEndpoint,
  MockEndpoints,
  NewEndpoint,
  TransitionName,
} from "./apis/types.js";
export type { MockCredentials, MockSecrets } from "./auth/credentials.js";
export type { SignatureMismatch, SignedPart } from "./auth/signature-diagnostics.js";
export type { Behavior, BehaviorDefinition, BehaviorSource } from "./behaviors/behavior.js";
export { createMockCloud, type MockCloud } from "./cloud.js";
export type { MockCloudOptions } from "./context.js";
export type { FaultStatus, MockFaults } from "./faults/faults.js";
export type { FaultEffect, FaultRule, Latency, When } from "./faults/rule.js";
export type { RateLimitOptions } from "./gateway/rate-limit.js";
export type { MockDomain, MockIamProject, MockUser } from "./identity/directory.js";
export type { IdentityOptions, MetadataMode } from "./identity/identity.js";
export type { InProcessCloud } from "./in-process-cloud.js";
export type { CallListener, CallMessages, CallRecord, HeaderField } from "./journal/call.js";
export type { Journal } from "./journal/journal.js";
export type { ListenOptions, MockServer } from "./server/server.js";
export type { Clock, ClockState } from "./state/clock.js";
export type { Seed, SeededIds, SeededIdsOf } from "./state/seed.js";
export type { ProjectSnapshot, Snapshot } from "./state/snapshot.js";
export type { Durations, TransitionsOption } from "./transitions/index.js";
export type { TransitionDefinition } from "./transitions/transition.js";
