import { defineConfig } from "vitest/config";

// Files share the modules of their worker: to import those for each takes longer than the tests.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], isolate: false, testTimeout: 120_000 },
});
