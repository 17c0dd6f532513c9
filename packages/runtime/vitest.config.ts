import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests run against the sources, with the files that an export condition would choose. */
function withFilesOf(platform: "node" | "web") {
  const digest = new URL(`./src/signing/digest.${platform}.ts`, import.meta.url);
  const transport = new URL(`./src/transport/default.${platform}.ts`, import.meta.url);
  return {
    alias: { "#digest": fileURLToPath(digest), "#transport": fileURLToPath(transport) },
  };
}

const shared = {
  // Files share the modules of their worker: to import those for each takes as long as the tests.
  isolate: false,
  // Child processes and properties take their time on a busy machine.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: withFilesOf("node"),
        test: { name: "node", include: ["test/**/*.test.ts"], ...shared },
      },
      {
        resolve: withFilesOf("web"),
        test: { name: "web", include: ["test/signing.*.test.ts"], ...shared },
      },
    ],
  },
});
