import { configDefaults, defineConfig } from "vitest/config";
import { skippedTests } from "../../scripts/run/requirements.mjs";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...skippedTests(import.meta.dirname)],
    globalSetup: "test/support/require-build.ts",
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Samples that run at the same time, each a process.
    maxConcurrency: 2,
  },
});
