import { configDefaults, defineConfig } from "vitest/config";

// Tests of the repository as a whole; each package has its own beside its sources.
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // Some install packages, start browsers or build; a busy machine takes its time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // `pnpm test:runtimes` runs these.
    exclude: [...configDefaults.exclude, "runtimes/installed/**"],
  },
});
