export {
  API_NAMES,
  type ApiName,
  loadApi,
  loadOperations,
  loadWorkflows,
  type Operation,
} from "./apis.js";
export type {
  CatalogApi,
  CatalogOperation,
  CatalogParameter,
  CatalogWaiter,
  Json,
  RequestExample,
  Workflow,
} from "./catalog/types.js";
export { type Difference, differences, readCurrentState } from "./current-state.js";
export { dryRunOf, isDestructive } from "./destructive.js";
export { errorText } from "./error-text.js";
export {
  type ConnectionOptions,
  openMockApiSession,
  openMockSession,
  openSession,
} from "./open-session.js";
export { valueAt } from "./pointer.js";
export {
  createRedact,
  type Redact,
  secretsOf,
  secretsOfEnvironment,
  sensitiveNames,
} from "./secrets.js";
export {
  type CallSettings,
  type Input,
  type RequestPreview,
  SessionCalls,
} from "./session-calls.js";
