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

// Child processes and properties take their time on a busy machine.
const timeouts = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: withFilesOf("node"),
        test: { name: "node", include: ["test/**/*.test.ts"], ...timeouts },
      },
      {
        resolve: withFilesOf("web"),
        test: { name: "web", include: ["test/signing.*.test.ts"], ...timeouts },
      },
    ],
  },
});
