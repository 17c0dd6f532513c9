import { defineConfig } from "vitest/config";

/** Where `--mode record` writes the calls of the tests as HAR, unless HCNET_RECORD names a folder. */
const RECORDED = "recorded";

export default defineConfig(({ mode }) => {
  const folder = process.env.HCNET_RECORD ?? (mode === "record" ? RECORDED : undefined);
  return {
    test: {
      include: ["test/**/*.test.ts"],
      // Files share the modules of their worker: to import those for each takes longer than the tests.
      isolate: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // Tags are ids of behaviors; the types of covers() know which there are.
      strictTags: false,
      ...(folder === undefined
        ? {}
        : {
            env: { HCNET_RECORD: folder },
            globalSetup: ["test/support/empty-recordings.ts"],
            setupFiles: ["test/support/record-suite.ts"],
          }),
    },
  };
});
