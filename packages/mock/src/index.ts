export type { MockCredentials } from "./auth/credentials.js";
export {
  createMockCloud,
  type MockCloud,
  type MockCloudOptions,
} from "./cloud.js";
export type { ListenOptions, MockServer } from "./server.js";
