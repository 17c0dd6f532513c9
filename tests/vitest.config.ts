import { configDefaults, defineConfig } from "vitest/config";
import { skippedTests } from "../scripts/run/requirements.mjs";

// Tests of the repository as a whole; each package has its own next to its sources.
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // Some install packages, start browsers or build; a busy machine takes its time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // `pnpm test:runtimes`, `pnpm test:consumers` and `pnpm test:projects` run these.
    exclude: [
      ...configDefaults.exclude,
      "runtimes/installed/**",
      "consumers/**",
      "projects/nightly/**",
      ...skippedTests(import.meta.dirname),
    ],
  },
});
