export type { MockCredentials } from "./auth/credentials.js";
export {
  createMockCloud,
  type MockCloud,
  type MockCloudOptions,
} from "./cloud.js";
export type { FaultStatus, MockFaults } from "./faults/faults.js";
export type { FaultEffect, FaultRule, Latency, When } from "./faults/rule.js";
export type { MockDomain, MockIamProject, MockUser } from "./identity/directory.js";
export type { IdentityOptions, MetadataMode } from "./identity/identity.js";
export type { CallListener, CallMessages, CallRecord, HeaderField } from "./journal/call.js";
export type { Journal } from "./journal/journal.js";
export type { ListenOptions, MockServer } from "./server.js";
