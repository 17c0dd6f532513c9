import { configDefaults, defineConfig } from "vitest/config";
import { browserTests } from "../../scripts/run/browser-tests.mjs";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [
      ...configDefaults.exclude,
      ...(process.env.HCNET_NO_BROWSER === "1" ? browserTests(import.meta.dirname) : []),
    ],
    globalSetup: "test/support/require-build.ts",
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Samples that run at the same time, each a process.
    maxConcurrency: 2,
  },
});
